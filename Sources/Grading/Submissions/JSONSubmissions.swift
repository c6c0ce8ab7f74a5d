import JSON

/// Submissions in JSON: a list or lines of `{"learner", "exercise", "answer"}` or `{"learner", "answers": {exercise: answer},
/// "name", "email", "submitted", "code"}`.
struct JSONSubmissions {
  struct Entry {
    let learner: Submission.Learner
    let submittedAt: Int?
    let code: String?
    /// An object from exercise to answer.
    let answers: [UInt8]
  }

  private(set) var submissions: [Entry] = []
  private(set) var faults: [String] = []

  init(_ bytes: [UInt8], isLines: Bool) {
    var values: [(place: String, value: JSONValue)] = []
    if isLines {
      for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
        do throws(JSONError) {
          values.append(("line \(index + 1)", try JSONValue.read(line)))
        } catch { faults.append("line \(index + 1): \(error.message)") }
      }
    } else {
      do throws(JSONError) {
        let whole = try JSONValue.read(bytes)
        for (index, value) in (whole.array ?? [whole]).enumerated() {
          values.append(("entry \(index + 1)", value))
        }
      } catch { faults.append("byte \(error.offset): \(error.message)") }
    }
    collect(values)
  }

  private mutating func collect(_ values: [(place: String, value: JSONValue)]) {
    // Single answers of a learner at the same time are one submission.
    var order: [String] = []
    var groups:
      [String: (learner: Submission.Learner, time: Int?, code: String?, answers: [JSONValue.Member])] = [:]
    for (place, value) in values {
      guard let key = value["learner"]?.string, !key.isEmpty else {
        faults.append("\(place): 'learner' has to be a text")
        continue
      }
      var answers: [JSONValue.Member] = []
      if let exercise = value["exercise"]?.string, let answer = value["answer"] {
        answers = [JSONValue.Member(exercise, answer)]
      } else if let members = value["answers"]?.members {
        answers = members
      } else {
        faults.append("\(place): expected 'exercise' and 'answer', or 'answers'")
        continue
      }
      let time = value["submitted"]?.string.flatMap(Timestamp.read)
      let code = value["code"]?.string
      let group = "\(key)\u{0}\(time ?? 0)\u{0}\(code ?? "")"
      if groups[group] == nil {
        order.append(group)
        let learner = Submission.Learner(
          key: key, name: value["name"]?.string, email: value["email"]?.string)
        groups[group] = (learner, time, code, [])
      }
      groups[group]?.answers += answers
    }
    submissions = order.compactMap { groups[$0] }.map { group in
      Entry(
        learner: group.learner, submittedAt: group.time, code: group.code,
        answers: JSONValue.object(group.answers).bytes)
    }
  }
}
