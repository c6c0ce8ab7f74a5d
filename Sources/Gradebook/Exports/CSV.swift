/// Tables as spreadsheets read them (RFC 4180).
enum CSV {
  /// A cell; what a spreadsheet would run as a formula is made a text.
  static func cell(_ text: String, separator: Character = ",") -> String {
    // Terminals act upon control characters, spreadsheets on the first sign.
    var body = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            ? "\u{FFFD}" : scalar
        }))
    if let first = body.first, "=+-@\t\r".contains(first), Double(body) == nil { body = "'" + body }
    let needsQuotes = body.contains { $0 == separator || $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"" + body.doubled("\"") + "\"" : body
  }

  static func row(_ cells: [String]) -> String { cells.map { cell($0) }.joined(separator: ",") + "\r\n" }
}

extension String {
  func doubled(_ mark: Character) -> String {
    var result = ""
    for character in self {
      if character == mark { result.append(mark) }
      result.append(character)
    }
    return result
  }
}

extension GradebookExport {
  /// One row a learner, one column an exercise. Where there is no mark the reason stands, never a 0; and no sum, which would count it
  /// as one.
  public static func csv(_ results: [LearnerResult]) -> String {
    let exercises = Set(results.flatMap { $0.exercises.map(\.exercise) }).sorted()
    var text = CSV.row(["learner", "name", "email"] + exercises + ["points", "out of", "without a mark"])
    for result in results {
      let cells = exercises.map { exercise in
        result.exercises.first { $0.exercise == exercise }.map { $0.points.map(plain) ?? $0.word } ?? ""
      }
      text += CSV.row(
        [result.learner.key, result.learner.name ?? "", result.learner.email ?? ""] + cells
          + [result.open == 0 ? plain(result.points) : "", plain(result.outOf), "\(result.open)"])
    }
    return text
  }
}

/// The gradebook in the forms that other systems read.
public enum GradebookExport {}
