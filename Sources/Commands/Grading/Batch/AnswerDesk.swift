import Course
import Gradebook
import Grading
import JSON

/// Judges answers in bulk: by workers of our own program, or in this process where the program cannot be started again.
struct AnswerDesk {
  private let invocation: Invocation
  private let course: CourseFolder
  private let jobs: Int

  init(_ invocation: Invocation, _ course: CourseFolder, jobs: Int) {
    self.invocation = invocation
    self.course = course
    self.jobs = jobs
  }

  /// An answer to be judged, and what its mark is stamped with.
  struct Question {
    let exercise: String
    let text: String
    /// What picked the numbers of the exercise.
    var code: String?
    let version: String
    let outOf: Double
  }

  /// Seconds that an answer may take before its worker is ended; code has limits of its own far below.
  static let patience = 150.0

  func judge(
    next: () throws(CommandFailure) -> Question?,
    done: (_ index: Int, GradedMark) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    guard isFile(invocation.surroundings.executable) else { return try judgeHere(next, done) }
    // Only what is in hand is kept, for its stamp.
    var questions: [Int: Question] = [:]
    var given = 0
    var crew = Crew(
      [invocation.surroundings.executable, "grade", "--jsonl", "--jobs", "1"] + trust,
      environment: invocation.workerEnvironment(course),
      count: jobs, patience: AnswerDesk.patience, reach: 4096)
    try crew.run {
      () throws(CommandFailure) -> [UInt8]? in
      guard let question = try next() else { return nil }
      questions[given] = question
      given += 1
      return line(question)
    } done: { (item, reply) throws(CommandFailure) in
      guard let question = questions.removeValue(forKey: item.index) else { return }
      try done(item.index, mark(reply, question))
    }
  }

  private func judgeHere(
    _ next: () throws(CommandFailure) -> Question?,
    _ done: (_ index: Int, GradedMark) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    var shelf = ExerciseShelf(course, invocation.language, code: invocation.codeRunner)
    var index = 0
    while let question = try next() {
      let value = try? JSONValue.read(line(question))
      let reply = GradeStream.answer(value ?? .null, &shelf, invocation.language)
      try done(index, mark(.line(reply.bytes[...]), question))
      index += 1
    }
  }

  private func line(_ question: Question) -> [UInt8] {
    // The judge refuses more than a megabyte anyway; a cut one is still too long.
    let text =
      question.text.utf8.count > 1 << 20
      ? String(decoding: question.text.utf8.prefix(1 << 20), as: UTF8.self) + "    " : question.text
    return JSONValue.members(
      ("exercise", .string(question.exercise)), ("answer", .string(text)),
      ("code", question.code.map { .string($0) })
    ).bytes
  }

  private func mark(_ reply: Crew.Reply, _ question: Question) -> GradedMark {
    func failure(_ reason: Mark.Reason, _ english: String, _ chinese: String) -> GradedMark {
      GradedMark(
        state: "ungradable", reason: reason.rawValue, points: nil, outOf: question.outOf,
        feedback: invocation.localized(english, chinese), exerciseVersion: question.version)
    }
    switch reply {
    case .line(let bytes):
      let value = try? JSONValue.read(bytes)
      if let value, let mark = BatchRecord.mark(value, version: question.version, outOf: question.outOf) {
        return mark
      }
      let message = value?["error"]?.string ?? "the reply cannot be read"
      return failure(.fault, message, message)
    case .died(let signal):
      return failure(
        .crash, "gradus itself died of this answer (signal \(signal)); please report it",
        "gradus 处理此答案时崩溃（信号 \(signal)），请反馈")
    case .silent:
      return failure(
        .time, "no verdict within \(Int(AnswerDesk.patience)) seconds", "\(Int(AnswerDesk.patience)) 秒内没有结果")
    }
  }

  private var trust: [String] { invocation.has(GradeOptions.trustContainer) ? ["--trust-container"] : [] }
}

extension Invocation {
  /// What a worker finds: where programs are, the course and the language.
  func workerEnvironment(_ course: CourseFolder) -> [String] {
    let kept = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "GRADUS_TRUST_CONTAINER"].compactMap { name in
      surroundings.environment(name).map { "\(name)=\($0)" }
    }
    return kept + [
      "GRADUS_COURSE=\(course.root)", "GRADUS_LANG=\(language.rawValue)", "GRADUS_WORKER=1",
      // Threads of the linear algebra library would only stand in each other's way.
      "OPENBLAS_NUM_THREADS=1",
    ]
  }
}
