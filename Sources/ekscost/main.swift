print("ekscost")
