import Course
import Pages
import SourceText

/// The learners that worksheets are made for.
enum LearnerList {
  /// Those of `--learner` and of the list of `--for`; one without a name where only `--code` is given.
  static func read(_ invocation: Invocation) throws(CommandFailure) -> [Worksheet.Learner] {
    var learners = invocation.all(PrintOptions.learner).map { learner(named: $0, code: nil) }
    if let file = invocation[PrintOptions.learners] {
      let path = file == "-" ? file : Path.joined(invocation.surroundings.currentFolder, file)
      let text = SourceFile.decoding(try invocation.read(path), name: file).0.text
      learners += NameTable(text).rows.map { learner(named: $0.name, code: $0.code) }
      if learners.isEmpty { throw CommandFailure(.undecided, "\(file): names nobody") }
    }
    guard let code = invocation[PrintOptions.code] else { return learners }
    if learners.count > 1 {
      throw CommandFailure(
        .usage, "one code for \(learners.count) learners",
        help: "write codes behind the names in the list of --for")
    }
    return [Worksheet.Learner(name: learners.first?.name ?? "", code: code)]
  }

  /// Five letters and digits made from the name, none that is mistaken for another.
  private static func learner(named name: String, code: String?) -> Worksheet.Learner {
    if let code { return Worksheet.Learner(name: name, code: code) }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
    var made = ""
    for _ in 0..<5 {
      made.append(letters[Int(hash % UInt64(letters.count))])
      hash /= UInt64(letters.count)
    }
    return Worksheet.Learner(name: name, code: made)
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
