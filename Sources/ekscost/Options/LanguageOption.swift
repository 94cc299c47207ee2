public import ArgumentParser
public import Report

extension Language: ExpressibleByArgument {}
