import Course
import Gradebook
import JSON

extension Invocation {
  /// Turns the lines of `gradus grade --jsonl` on standard input into upserts on standard output; memory is that of the longest
  /// line. Where a learner answered an exercise twice the later line counts.
  mutating func streamSQL() throws(CommandFailure) -> ExitStatus {
    var facts = ExerciseFacts((try? course())?.exercises() ?? [], language)
    let checker = GraderVersion.current(surroundings)
    var script = SQLScript()
    var lines = LineReader(limit: 16 << 20, surroundings.read)
    var number = 0
    var status = ExitStatus.done
    while let line = try lines.next() {
      number += 1
      guard case .text(let bytes) = line else {
        try report("line \(number): \(localized("too long", "过长"))")
        status = status.joined(.undecided)
        continue
      }
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      let mark = (try? JSONValue.read(bytes)) ?? .null
      let version = mark["exercise"]?.string.map { facts[$0].version } ?? "-"
      if !script.add(streamed: mark, checker: checker, exerciseVersion: version) {
        let message = mark["error"]?.string ?? localized("no mark of a learner", "不是某个学习者的分数")
        try report("line \(number): \(message.harmlessText)")
        status = status.joined(.undecided)
      }
      try write(script.taken())
    }
    try write(script.finished)
    return status
  }

  private mutating func write(_ text: String) throws(CommandFailure) {
    if !text.isEmpty { try print(bytes: Array(text.utf8.dropLast())) }
  }
}
