import Course

/// The names of Moodle's "download all submissions": `Ada Lovelace_4711_assignsubmission_file_`, as a folder or before the
/// name of the file.
struct MoodleName: Hashable, Sendable {
  let learner: Submission.Learner
  /// The file's own name; empty for a folder.
  let rest: String
  /// Text that was typed into Moodle, kept as HTML.
  let isOnlineText: Bool

  init?(_ name: String) {
    for word in ["_assignsubmission_file", "_assignsubmission_onlinetext"] {
      guard let place = name.place(of: word) else { continue }
      let front = name[..<place.lower]
      var rest = name[place.upper...]
      if rest.hasPrefix("_") { rest = rest.dropFirst() }
      guard let line = front.lastIndex(of: "_"), front[front.index(after: line)...].allSatisfy(\.isNumber),
        front.index(after: line) < front.endIndex
      else { continue }
      learner = Submission.Learner(
        key: "Participant \(front[front.index(after: line)...])", name: String(front[..<line]))
      self.rest = String(rest)
      isOnlineText = word.hasSuffix("onlinetext")
      return
    }
    return nil
  }
}

/// `submission_metadata.yml` of a Gradescope export: who is behind `submission_12345`, and when.
///
/// Read line by line, by indentation: the file is Ruby's YAML with symbols for keys, and holds megabytes of results
/// that are none of our business.
struct GradescopeMetadata: Sendable {
  struct Facts: Hashable, Sendable {
    var learners: [Submission.Learner] = []
    var createdAt: Int?
  }

  private(set) var submissions: [String: Facts] = [:]

  init(_ text: String) {
    var current: String?
    var section = ""
    var person: [String: String] = [:]
    func finishPerson(_ facts: inout Facts) {
      guard !person.isEmpty else { return }
      let email = person["email"]
      facts.learners.append(
        Submission.Learner(
          key: email ?? person["sid"] ?? person["name"] ?? "", name: person["name"], email: email))
      person = [:]
    }
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      var body = line.dropFirst(indent)
      if indent == 0, body.hasPrefix("submission_") {
        if let current { finishPerson(&submissions[current, default: Facts()]) }
        let name = String(body.prefix { $0 != ":" })
        current = name
        submissions[name] = Facts()
        section = ""
        continue
      }
      guard let name = current else { continue }
      if body.hasPrefix("- ") && section == "submitters" {
        finishPerson(&submissions[name, default: Facts()])
        body = body.dropFirst(2)
      } else if indent == 2, !body.hasPrefix("- ") {
        finishPerson(&submissions[name, default: Facts()])
        section = body.key ?? ""
        if section == "created_at" { submissions[name]?.createdAt = Timestamp.read(body.value) }
        continue
      }
      if section == "submitters", let key = body.key, ["name", "email", "sid"].contains(key) {
        person[key] = body.value
      }
    }
    if let current { finishPerson(&submissions[current, default: Facts()]) }
  }
}

extension Substring {
  /// `name` of `:name: Ada`.
  fileprivate var key: String? {
    let body = hasPrefix(":") ? dropFirst() : self
    guard let colon = body.firstIndex(of: ":") else { return nil }
    return String(body[..<colon])
  }

  /// `Ada` of `:name: Ada`, without quotes.
  fileprivate var value: String {
    let body = hasPrefix(":") ? dropFirst() : self
    guard let colon = body.firstIndex(of: ":") else { return "" }
    var text = String(body[body.index(after: colon)...]).trimmingBlanks
    if text.count >= 2, let first = text.first, first == "'" || first == "\"", text.last == first {
      text = String(text.dropFirst().dropLast())
    }
    return text
  }
}

extension String {
  func place(of text: String) -> (lower: Index, upper: Index)? {
    let wanted = Array(text.utf8)
    var place = utf8.startIndex
    while place != utf8.endIndex {
      if utf8[place...].starts(with: wanted) { return (place, utf8.index(place, offsetBy: wanted.count)) }
      place = utf8.index(after: place)
    }
    return nil
  }
}

/// Text that was typed into a web form, out of its HTML: an answer sheet again.
enum HTMLText {
  static func plain(_ html: String) -> String {
    var output = ""
    var rest = Substring(html)
    while let character = rest.popFirst() {
      if character == "<" {
        guard let end = rest.firstIndex(of: ">") else { break }
        let tag = rest[..<end].lowercased()
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("br") || tag.hasPrefix("/p") || tag.hasPrefix("/div") || tag.hasPrefix("/li")
          || tag.hasPrefix("/pre")
        {
          output += "\n"
        }
      } else if character == "&", let end = rest.prefix(10).firstIndex(of: ";") {
        let name = String(rest[..<end])
        if let decoded = entity(name) {
          output.unicodeScalars.append(decoded)
          rest = rest[rest.index(after: end)...]
        } else {
          output.append(character)
        }
      } else {
        output.append(character)
      }
    }
    return output
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "nbsp": return " "
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }
}
