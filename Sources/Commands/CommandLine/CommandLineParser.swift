/// The words of a command line, sorted into options and arguments.
struct ParsedCommandLine: Sendable {
  private(set) var arguments: [String] = []
  /// Every value of an option, in order; a switch has empty ones.
  private(set) var values: [String: [String]] = [:]

  /// Sorts `words`: `--name value`, `--name=value`, `--switch`, arguments, and `--` behind which all are arguments.
  ///
  /// - Throws: `CommandFailure` with the status `usage`.
  init(_ words: some Collection<String>, options: [OptionEntry]) throws(CommandFailure) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        return
      }
      guard word.hasPrefix("-"), word != "-", !ParsedCommandLine.isFormula(word) else {
        arguments.append(word)
        continue
      }
      let spelled = word == "-h" ? "--help" : word
      let equals = spelled.firstIndex(of: "=")
      let name = String(spelled[..<(equals ?? spelled.endIndex)].drop { $0 == "-" })
      guard spelled.hasPrefix("--"), let option = options.first(where: { $0.name == name }) else {
        let near = nearest(to: name, among: options.map(\.name))
        throw CommandFailure(
          .usage, "'\(word)' is no option here",
          help: near.map { "did you mean --\($0)?" } ?? "--help names the options")
      }
      var value = ""
      if option.placeholder == nil {
        guard equals == nil else { throw CommandFailure(.usage, "--\(name) takes no value") }
      } else if let equals {
        value = String(spelled[spelled.index(after: equals)...])
      } else if let next = rest.popFirst() {
        value = next
      } else {
        throw CommandFailure(
          .usage, "--\(name) needs a value", help: option.placeholder.map { "--\(name) \($0)" })
      }
      guard option.accepts(value) else {
        throw CommandFailure(
          .usage, "'\(value)' cannot be the value of --\(name)",
          help: option.choices.isEmpty
            ? option.placeholder.map { "--\(name) \($0)" }
            : "one of \(option.choices.joined(separator: ", "))")
      }
      values[name, default: []].append(value)
    }
  }

  /// `-3`, `-x^2` and `-(a - y)/m` are arguments; options have two dashes, but for `-h`, or are a dash and a word.
  private static func isFormula(_ word: String) -> Bool {
    if word.hasPrefix("--") { return false }
    let rest = word.utf8.dropFirst()
    return !rest.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "=")
    }
  }
}
