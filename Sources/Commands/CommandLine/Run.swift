import Course

/// Runs one command line; returns the exit status.
///
/// - Parameter arguments: All words, the program's own name first.
public func runCommandLine(_ arguments: [String], in surroundings: Surroundings = .process()) -> Int32 {
  do throws(CommandFailure) {
    return try run(Array(arguments.dropFirst()), surroundings).rawValue
  } catch {
    let help = error.help.map { "\ngradus: \($0)" } ?? ""
    // Where even standard error is closed there is nobody left to tell.
    try? surroundings.write(.errors, Array("gradus: \(error.message)\(help)\n".utf8))
    return error.status.rawValue
  }
}

private func run(_ words: [String], _ surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
  // Options may stand before the command's name: `gradus --lang zh list`.
  guard let position = commandPosition(in: words) else {
    return try runWithoutCommand(words, surroundings)
  }
  let name = words[position]
  guard let command = Command.all.first(where: { $0.name == name }) else {
    let near = nearest(to: name, among: Command.all.map(\.name))
    throw CommandFailure(
      .usage, "'\(name)' is no command",
      help: near.map { "did you mean 'gradus \($0)'?" } ?? "'gradus --help' names the commands")
  }
  let rest = words[..<position] + words[(position + 1)...]
  return try run(command, Array(rest), surroundings)
}

private func runWithoutCommand(
  _ words: [String], _ surroundings: Surroundings
) throws(CommandFailure) -> ExitStatus {
  if words.contains("--version") {
    try surroundings.write(.output, Array("gradus \(gradusVersion)\n".utf8))
    return .done
  }
  if words.contains("--help") || words.contains("-h") || Command.resume == nil {
    let line = try ParsedCommandLine(words, options: CommonOptions.all)
    let language = Invocation.language(option: line.values["lang"]?.last, surroundings.environment)
    try surroundings.write(.output, Array((Help.overview(Command.all, language) + "\n").utf8))
    return .done
  }
  guard let resume = Command.resume else { return .done }
  return try run(resume, words, surroundings)
}

private func run(
  _ command: Command, _ words: [String], _ surroundings: Surroundings
) throws(CommandFailure) -> ExitStatus {
  let line = try ParsedCommandLine(words, options: command.options + CommonOptions.all)
  var invocation = Invocation(command, line, surroundings)
  if invocation.has(CommonOptions.help) {
    try invocation.print(Help.of(command, invocation.language))
    try invocation.flush()
    return .done
  }
  guard command.argumentCount.contains(line.arguments.count) else {
    let few = line.arguments.count < command.argumentCount.lowerBound
    throw CommandFailure(
      .usage, few ? "something is missing behind '\(command.name)'" : "too much behind '\(command.name)'",
      help: "gradus \(command.name) \(command.arguments)")
  }
  let status: ExitStatus
  do throws(CommandFailure) {
    status = try command.run(&invocation)
  } catch {
    // What was found before the failure is not lost.
    try invocation.flush()
    throw error
  }
  try invocation.flush()
  return status
}

/// The first word that is neither an option nor the value of `--lang`.
private func commandPosition(in words: [String]) -> Int? {
  var index = 0
  while index < words.count {
    if words[index] == "--lang" {
      index += 2
    } else if words[index].hasPrefix("-") {
      index += 1
    } else {
      return index
    }
  }
  return nil
}

/// What `gradus --version` says.
let gradusVersion = "0.1.0"
