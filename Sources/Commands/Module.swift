/// Runs one command line; returns the exit status.
public func runCommandLine(_ arguments: [String]) -> Int32 { 0 }
