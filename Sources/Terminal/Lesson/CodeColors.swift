/// Tells the words of Swift and Python code apart, line by line.
struct CodeColors {
  private let keywords: Set<String>
  private let comment: String?
  private var isInBlockComment = false

  init(language: String) {
    switch language.lowercased() {
    case "swift":
      keywords = CodeColors.swift
      comment = "//"
    case "python", "py":
      keywords = CodeColors.python
      comment = "#"
    default:
      keywords = []
      comment = nil
    }
  }

  private static let swift: Set<String> = [
    "associatedtype", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer",
    "do",
    "else", "enum", "extension", "false", "fileprivate", "for", "func", "guard", "if", "import", "in",
    "indirect",
    "init", "inout", "internal", "is", "let", "mutating", "nil", "package", "precondition", "private",
    "protocol",
    "public", "repeat", "return", "self", "Self", "some", "static", "struct", "subscript", "switch", "throw",
    "throws", "true", "try", "typealias", "var", "where", "while",
  ]

  private static let python: Set<String> = [
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "False",
    "finally",
    "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "not", "or", "pass", "raise",
    "return",
    "True", "try", "while", "with", "yield",
  ]

  mutating func colored(_ text: String) -> Line {
    guard let comment else { return Line(Flow.visible(text)) }
    var line = Line()
    var rest = text[...]
    while let first = rest.first {
      if isInBlockComment || rest.hasPrefix("/*") && comment == "//" {
        let (part, after) = blockComment(rest)
        line.append(Flow.visible(String(part)), .quiet)
        rest = after
      } else if rest.hasPrefix(comment) {
        line.append(Flow.visible(String(rest)), .quiet)
        rest = ""
      } else if first == "\"" || first == "'" && comment == "#" {
        let end = closing(rest, first)
        line.append(Flow.visible(String(rest[..<end])), .good)
        rest = rest[end...]
      } else if first.isLetter || first == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        line.append(String(word), keywords.contains(String(word)) ? .accent : .plain)
        rest = rest.dropFirst(word.count)
      } else if first.isNumber {
        let number = rest.prefix { $0.isNumber || $0.isLetter || $0 == "." || $0 == "_" }
        line.append(String(number), .code)
        rest = rest.dropFirst(number.count)
      } else {
        line.append(Flow.visible(first))
        rest = rest.dropFirst()
      }
    }
    return line
  }

  private mutating func blockComment(_ text: Substring) -> (Substring, Substring) {
    isInBlockComment = true
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix("*/") {
        isInBlockComment = false
        index = text.index(index, offsetBy: 2)
        break
      }
      index = text.index(after: index)
    }
    return (text[..<index], text[index...])
  }

  /// Just past the quote that ends the text, or the end of the line.
  private func closing(_ text: Substring, _ quote: Character) -> Substring.Index {
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      if character == "\\" {
        if index < text.endIndex { index = text.index(after: index) }
      } else if character == quote {
        return index
      }
    }
    return text.endIndex
  }
}
