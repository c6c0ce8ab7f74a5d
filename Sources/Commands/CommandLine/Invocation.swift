import Course
import Experiments
import JSON
import SourceText

/// One run of a command: what it was given, and where it writes.
struct Invocation {
  let command: Command
  let arguments: [String]
  private let values: [String: [String]]
  let surroundings: Surroundings
  /// Results that are not written yet; flushed when they are many and at the end.
  private var pending: [UInt8] = []

  init(_ command: Command, _ line: ParsedCommandLine, _ surroundings: Surroundings) {
    self.command = command
    self.surroundings = surroundings
    arguments = line.arguments
    values = line.values
  }

  // MARK: - Options

  subscript<Value>(_ option: Option<Value>) -> Value? {
    values[option.name]?.last.flatMap(option.read)
  }

  /// Whether a switch is there.
  func has(_ option: Option<Bool>) -> Bool { values[option.name] != nil }

  /// Every value of an option that may be given several times.
  func all<Value>(_ option: Option<Value>) -> [Value] {
    (values[option.name] ?? []).compactMap(option.read)
  }

  var wantsJSON: Bool { has(CommonOptions.json) }

  /// The language of messages and lessons: `--lang`, else `GRADUS_LANG`, else what the locale says.
  var language: Language {
    Invocation.language(option: self[CommonOptions.language], surroundings.environment)
  }

  static func language(option: String?, _ environment: (String) -> String?) -> Language {
    if let option = option ?? environment("GRADUS_LANG"), let language = Language(rawValue: option) {
      return language
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("zh") ? .chinese : .english
  }

  /// `--plain`, or no terminal to draw on.
  var isPlain: Bool { has(CommonOptions.plain) || !surroundings.isOutputTerminal }

  /// Whether colours may be used on standard output.
  var hasColor: Bool {
    !isPlain && !(surroundings.environment("NO_COLOR").map { !$0.isEmpty } ?? false)
      && surroundings.environment("TERM") != "dumb"
  }

  // MARK: - Output

  /// Writes a line of the result to standard output.
  mutating func print(_ line: String = "") throws(CommandFailure) {
    pending.append(contentsOf: line.utf8)
    pending.append(0x0A)
    if pending.count > 1 << 16 { try flush() }
  }

  /// Writes a value to standard output: indented for `--json`, in one line as part of a stream.
  mutating func print(json value: JSONValue, inOneLine: Bool = false) throws(CommandFailure) {
    if inOneLine {
      value.write(to: &pending)
      pending.append(0x0A)
      if pending.count > 1 << 16 { try flush() }
    } else {
      try print(value.indented)
    }
  }

  /// Writes a finished line to standard output.
  mutating func print(bytes: [UInt8]) throws(CommandFailure) {
    pending += bytes
    pending.append(0x0A)
    if pending.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws(CommandFailure) {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    try surroundings.write(.output, bytes)
  }

  /// Writes a line to standard error, what was printed so far before it.
  mutating func report(_ line: String) throws(CommandFailure) {
    try flush()
    try surroundings.write(.errors, Array((line + "\n").utf8))
  }

  /// One of two texts, by language.
  func localized(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  func localized(_ text: LocalizedText) -> String {
    language == .chinese ? text.chinese : text.english
  }
}
