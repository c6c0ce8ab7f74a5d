import Course
import JSON
import SourceText

/// The answers in a submission.
public struct SubmittedAnswers: Hashable, Sendable {
  public struct Answer: Hashable, Sendable {
    public let exercise: String
    public let text: String
    /// The code of the sheet that it stands in.
    public let code: SubmittedCode?
  }

  /// A learner's code, and why nothing may be judged by it, where that is so.
  public struct SubmittedCode: Hashable, Sendable {
    public let text: String
    public let fault: String?
  }

  /// One an exercise, in the order of the files; where an exercise is answered twice, the first.
  public internal(set) var answers: [Answer] = []
  /// The name that stands in a sheet.
  public internal(set) var name: String?
  /// What the sheets were made for: `week2`.
  public internal(set) var selection: [String] = []
  /// What could not be read, and what could not be used.
  public internal(set) var faults: [SubmissionFault] = []
  /// Whether an answer may have been lost in what could not be read.
  public internal(set) var isIncomplete = false
}

/// Reads the files of submissions.
public struct SubmissionReader: Sendable {
  /// The exercise that a name stands for: an id, or the last part of one.
  private let exercise: @Sendable (String) -> String?
  /// Codes that a teacher gave out, in small letters.
  private let codes: Set<String>

  public init(exercises: [String], codes: Set<String> = []) {
    self.codes = codes
    let all = Set(exercises)
    var byName: [String: [String]] = [:]
    for id in exercises { byName[String(id.split(separator: "/").last ?? ""), default: []].append(id) }
    let names = byName
    exercise = { name in
      if all.contains(name) { return name }
      let found = names[name] ?? []
      return found.count == 1 ? found[0] : nil
    }
  }

  static func isSheet(_ name: String) -> Bool {
    [".md", ".markdown", ".txt"].contains { name.lowercased().hasSuffix($0) }
  }

  static func isReadable(_ name: String) -> Bool {
    isSheet(name) || [".swift", ".json"].contains { name.hasSuffix($0) }
  }

  public func read(_ submission: Submission, in set: SubmissionSet) -> SubmittedAnswers {
    var result = SubmittedAnswers()
    result.faults = submission.faults
    result.isIncomplete = !submission.faults.isEmpty
    for part in submission.parts {
      switch set.read(part) {
      case .failure(let fault):
        result.faults.append(fault)
        result.isIncomplete = true
      case .success(let bytes): read(bytes, part.name, code(submission), &result)
      }
    }
    return result
  }

  private typealias SubmittedCode = SubmittedAnswers.SubmittedCode

  private func code(_ submission: Submission) -> SubmittedCode? {
    submission.code.map { code($0, in: submission.origin) }
  }

  private func code(_ text: String, in name: String) -> SubmittedCode {
    let problem = SheetCode(text: text, range: SourceRange(at: 0)).problem(known: codes)
    return SubmittedCode(text: text, fault: problem.map { "\(name): \($0.message)" })
  }

  private func read(
    _ bytes: [UInt8], _ name: String, _ code: SubmittedCode?, _ result: inout SubmittedAnswers
  ) {
    if name.hasSuffix(".swift") {
      self.code(bytes, name, &result)
    } else if name.hasSuffix(".json") {
      json(bytes, name, code, &result)
    } else {
      sheet(
        name.hasSuffix(".html") ? Array(HTMLText.plain(String(decoding: bytes, as: UTF8.self)).utf8) : bytes,
        name, &result)
    }
  }

  private func add(
    _ exercise: String, _ text: String, _ name: String, _ code: SubmittedCode?,
    _ result: inout SubmittedAnswers
  ) {
    if result.answers.contains(where: { $0.exercise == exercise }) {
      result.faults.append(SubmissionFault("'\(exercise)' is answered twice; the first counts", path: name))
    } else {
      result.answers.append(SubmittedAnswers.Answer(exercise: exercise, text: text, code: code))
    }
  }

  private func sheet(_ bytes: [UInt8], _ name: String, _ result: inout SubmittedAnswers) {
    let (source, problems) = SourceFile.decoding(bytes, name: name)
    let sheet = AnswerSheet(source, problems: problems)
    if result.name == nil { result.name = sheet.learner }
    for word in sheet.selection where !result.selection.contains(word) { result.selection.append(word) }
    for problem in sheet.diagnostics where problem.severity == .error {
      let line = source.position(of: problem.range.lower).line
      result.faults.append(SubmissionFault("line \(line): \(problem.message)", path: name))
    }
    let code = sheet.code.map { found in
      let problem = found.problem(known: codes)
      let place = source.position(of: found.range.lower)
      let fault = problem.map {
        SubmissionFault("line \(place.line), column \(place.column): \($0.message)", path: name)
      }
      if let fault { result.faults.append(fault) }
      return SubmittedCode(
        text: found.text, fault: problem.map { "\(name):\(place.line):\(place.column): \($0.message)" })
    }
    if sheet.answers.isEmpty {
      result.faults.append(SubmissionFault("no answer block in it", path: name))
      result.isIncomplete = true
    }
    for answer in sheet.answers {
      guard let id = exercise(answer.exercise) else {
        result.faults.append(
          SubmissionFault("there is no exercise '\(answer.exercise.harmless)'", path: name))
        continue
      }
      add(id, answer.text, name, code, &result)
    }
  }

  private func json(
    _ bytes: [UInt8], _ name: String, _ code: SubmittedCode?, _ result: inout SubmittedAnswers
  ) {
    guard let members = (try? JSONValue.read(bytes))?.members else {
      result.faults.append(SubmissionFault("no JSON object from exercises to answers", path: name))
      result.isIncomplete = true
      return
    }
    // No exercise has this name: an exercise's id has its week before it.
    let own = members.first { $0.name == "code" }?.value.string.map { self.code($0, in: name) }
    for member in members where member.name != "code" {
      guard let id = exercise(member.name) else {
        result.faults.append(SubmissionFault("there is no exercise '\(member.name.harmless)'", path: name))
        continue
      }
      add(id, member.value.string ?? member.value.line, name, own ?? code, &result)
    }
  }

  /// `sigmoid.swift`, `week2/sigmoid.swift`.
  private func code(_ bytes: [UInt8], _ name: String, _ result: inout SubmittedAnswers) {
    let path = String(name.dropLast(".swift".count))
    guard let id = exercise(path) ?? exercise(Path.name(of: path)) else {
      result.faults.append(SubmissionFault("no code exercise has this name", path: name))
      return
    }
    add(id, SourceFile.decoding(bytes, name: name).0.text, name, nil, &result)
  }
}
