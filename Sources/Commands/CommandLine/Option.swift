import Experiments

/// An option of a command, and the type of its value; `Option<Bool>` without a value is a switch.
struct Option<Value: Sendable>: Sendable {
  let name: String
  /// What stands for the value in the help; nil for a switch.
  let placeholder: String?
  let summary: LocalizedText
  /// Values that it may have, where they are few; shown when another is given.
  let choices: [String]
  let read: @Sendable (String) -> Value?

  init(
    _ name: String, _ placeholder: String, _ summary: LocalizedText, choices: [String] = [],
    read: @escaping @Sendable (String) -> Value?
  ) {
    self.name = name
    self.placeholder = placeholder
    self.summary = summary
    self.choices = choices
    self.read = read
  }

  /// The option without its type, for the table of a command.
  var entry: OptionEntry {
    OptionEntry(
      name: name, placeholder: placeholder, summary: summary, choices: choices,
      accepts: { read($0) != nil })
  }
}

extension Option<Bool> {
  /// `--name`: true when it is there.
  init(switch name: String, _ summary: LocalizedText) {
    self.name = name
    placeholder = nil
    self.summary = summary
    choices = []
    read = { _ in true }
  }
}

extension Option<Int> {
  init(_ name: String, _ placeholder: String, in range: ClosedRange<Int>, _ summary: LocalizedText) {
    self.init(name, placeholder, summary) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }
}

extension Option<String> {
  init(_ name: String, _ placeholder: String, _ summary: LocalizedText) {
    self.init(name, placeholder, summary) { $0 }
  }

  /// One of a few words.
  init(_ name: String, oneOf choices: [String], _ summary: LocalizedText) {
    self.init(name, choices.joined(separator: "|"), summary, choices: choices) {
      choices.contains($0) ? $0 : nil
    }
  }
}

/// An option as the table of a command lists it.
struct OptionEntry: Sendable {
  let name: String
  let placeholder: String?
  let summary: LocalizedText
  let choices: [String]
  let accepts: @Sendable (String) -> Bool
}
