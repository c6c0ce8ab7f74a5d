import Course
import Pages
import SourceText

/// The learners that worksheets are made for.
enum LearnerList {
  /// Those of `--learner` and of the list of `--for`; one without a name where only `--code` is given.
  ///
  /// - Parameter makesCodes: Whether a name without a code gets the one that belongs to it.
  static func read(_ invocation: Invocation, makesCodes: Bool = true) throws(CommandFailure) -> [Worksheet
    .Learner]
  {
    func learner(named name: String, code: String?) -> Worksheet.Learner {
      Worksheet.Learner(name: name, code: code ?? (makesCodes ? LearnerCode.of(name) : ""))
    }
    var learners = invocation.all(PrintOptions.learner).map { learner(named: $0, code: nil) }
    if let file = invocation[PrintOptions.learners] {
      let path = file == "-" ? file : Path.joined(invocation.surroundings.currentFolder, file)
      let text = SourceFile.decoding(try invocation.read(path), name: file).0.text
      learners += NameTable(text).rows.map { learner(named: $0.name, code: $0.code) }
      if learners.isEmpty { throw CommandFailure(.undecided, "\(file): names nobody") }
    }
    for learner in learners { try check(learner.code) }
    guard let code = invocation[PrintOptions.code] else { return learners }
    try check(code)
    if learners.count > 1 {
      throw CommandFailure(
        .usage, "one code for \(learners.count) learners",
        help: "write codes behind the names in the list of --for")
    }
    return [Worksheet.Learner(name: learners.first?.name ?? "", code: code)]
  }

  /// The codes in a list of `--codes`, in small letters, as `--for` gives them out.
  static func codes(_ invocation: Invocation, _ file: String) throws(CommandFailure) -> Set<String> {
    let path = file == "-" ? file : Path.joined(invocation.surroundings.currentFolder, file)
    let rows = NameTable(SourceFile.decoding(try invocation.read(path), name: file).0.text).rows
    var codes: Set<String> = []
    for row in rows {
      let code = row.code ?? LearnerCode.of(row.name)
      try check(code)
      codes.insert(code.lowercased())
    }
    return codes
  }

  /// A code with the shape of ours has to be one: a mistyped one could not be told from it later.
  static func check(_ code: String) throws(CommandFailure) {
    guard LearnerCode.looksMade(code), !LearnerCode.isMade(code) else { return }
    throw CommandFailure(
      .usage, "'\(code)' looks like a code that gradus makes, but its letters do not fit together",
      help: "choose a longer or a shorter one")
  }

  /// The code and the name, without what a file name may not hold.
  static func fileName(of learner: Worksheet.Learner) -> String {
    let text = [learner.name, learner.code].filter { !$0.isEmpty }.joined(separator: "-")
    let clean = String(
      text.map { character in
        character.isLetter || character.isNumber || character == "-" || character == "_" ? character : "-"
      })
    return clean.isEmpty ? "worksheet" : clean
  }
}
