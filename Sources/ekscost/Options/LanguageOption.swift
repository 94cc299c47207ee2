public import ArgumentParser
public import Words

extension Language: ExpressibleByArgument {}
