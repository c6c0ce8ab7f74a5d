internal import SourceText

/// Why a formula cannot be laid out.
enum LayoutFault: Error, Sendable {
  case tooLong(Int)
  case tooDeep(at: Int)
  case unclosedBrace(at: Int)
  case extraBrace(at: Int)
  case strayDollar(at: Int)
  /// `command` starts at the first offset and wants an argument at the second.
  case missingArgument(command: String, at: SourceRange)
  case doubleInfix(at: Int)
  case missingRight(at: Int)
  case extraRight(at: SourceRange)
  case missingDelimiter(command: String, at: SourceRange)
  case unclosedEnvironment(name: String, at: SourceRange)
  case extraEnd(name: String, at: SourceRange)
  case mismatchedEnd(begun: String, ended: String, at: SourceRange)
  case endlessMacro(name: String, at: SourceRange)

  static let longestSource = 65_536
  static let deepestNesting = 120

  /// The fault as the person sees it.
  var diagnostic: Diagnostic {
    switch self {
    case .tooLong(let count):
      Diagnostic(
        "layout.too-long", at: SourceRange(at: 0),
        "the formula has \(count) bytes; at most \(LayoutFault.longestSource) can be laid out")
    case .tooDeep(let offset):
      Diagnostic(
        "layout.too-deep", at: SourceRange(at: offset),
        "groups are nested more than \(LayoutFault.deepestNesting) deep here")
    case .unclosedBrace(let offset):
      Diagnostic(
        "layout.unclosed-brace", at: SourceRange(offset, offset + 1), "'{' is never closed",
        help: "add '}' where the group ends")
    case .extraBrace(let offset):
      Diagnostic(
        "layout.extra-brace", at: SourceRange(offset, offset + 1), "'}' closes no group",
        help: "remove it, or add the '{' it belongs to",
        mend: Diagnostic.Mend(SourceRange(offset, offset + 1), ""))
    case .strayDollar(let offset):
      Diagnostic(
        "layout.stray-dollar", at: SourceRange(offset, offset + 1), "'$' inside a formula",
        help: "write \\$ for a dollar sign")
    case .missingArgument(let command, let range):
      Diagnostic(
        "layout.missing-argument", at: range, "expected the argument of '\(command)' here",
        help: "put it in braces")
    case .doubleInfix(let offset):
      Diagnostic(
        "layout.double-infix", at: SourceRange(at: offset), "a second '\\over' or '\\choose' in one group",
        help: "put one of the two in braces")
    case .missingRight(let offset):
      Diagnostic(
        "layout.missing-right", at: SourceRange(offset, offset + 5), "'\\left' has no '\\right'",
        help: "write '\\right.' where no bracket is to be seen")
    case .extraRight(let range):
      Diagnostic("layout.extra-right", at: range, "'\\right' without '\\left'")
    case .missingDelimiter(let command, let range):
      Diagnostic(
        "layout.missing-delimiter", at: range, "expected a bracket after '\(command)'",
        help: "a brace is written \\{ or \\}, no bracket at all is '.'")
    case .unclosedEnvironment(let name, let range):
      Diagnostic(
        "layout.unclosed-environment", at: range, "'\\begin{\(name)}' is never ended",
        help: "add '\\end{\(name)}'")
    case .extraEnd(let name, let range):
      Diagnostic("layout.extra-end", at: range, "'\\end{\(name)}' without '\\begin{\(name)}'")
    case .mismatchedEnd(let begun, let ended, let range):
      Diagnostic(
        "layout.mismatched-end", at: range, "'\\end{\(ended)}' cannot end '\\begin{\(begun)}'",
        mend: Diagnostic.Mend(range, "\\end{\(begun)}"))
    case .endlessMacro(let name, let range):
      Diagnostic("layout.endless-macro", at: range, "the definition of '\\\(name)' never comes to an end")
    }
  }
}
