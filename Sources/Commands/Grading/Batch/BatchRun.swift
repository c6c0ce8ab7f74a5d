import Course
import Gradebook
import Glibc
import Grading
import JSON

/// Grades everything that was handed in, into the gradebook.
struct BatchRun {
  private let set: SubmissionSet
  private let reader: SubmissionReader
  private let desk: AnswerDesk
  private let header: Journal.Header
  private let gradebook: String
  private var invocation: Invocation
  private var facts: ExerciseFacts
  /// Ids by what a sheet or `--for` names.
  private var selections: [String: [String]] = [:]
  private let wanted: [String]
  /// What the sheets of all submissions were made for, once somebody asked.
  private var common: [String]?
  private var progress: ProgressLine

  /// A submission whose marks are not all there yet.
  private struct Open {
    let submission: Submission
    let name: String?
    let digest: String
    var answers: [(exercise: String, text: String?, code: AnswerCode?, mark: GradedMark?)]
    var missing: Int
  }

  private var open: [Int: Open] = [:]
  /// Answers to be judged next, the last first.
  private var waiting: [(submission: Int, answer: Int, question: AnswerDesk.Question)] = []
  /// Where a mark belongs, by the number of the question.
  private var places: [Int: (submission: Int, answer: Int)] = [:]
  private var asked = 0
  private var nextSubmission = 0
  private var faults: [(path: String, message: String)] = []

  init(_ invocation: Invocation, paths: [String]) throws(CommandFailure) {
    let course = try invocation.course()
    let files = course.exercises()
    self.invocation = invocation
    set = SubmissionSet(paths)
    let codes = try invocation.knownCodes()
    reader = SubmissionReader(exercises: files.map(\.id), codes: codes)
    facts = ExerciseFacts(files, invocation.language)
    gradebook = invocation.gradebookPath
    wanted = invocation.all(BatchOptions.selection)
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let jobs = invocation[BatchOptions.jobs] ?? max(1, cores)
    desk = AnswerDesk(invocation, course, jobs: jobs)
    let checker = GraderVersion.current(invocation.surroundings)
    var plan = Fingerprint()
    for word in wanted + [checker, invocation.language.rawValue] + codes.sorted() { plan.add(word) }
    for submission in set.submissions {
      plan.add(submission.learner.key)
      plan.add(submission.origin)
      for part in submission.parts { plan.add(part.name) }
    }
    for id in facts.ids { plan.add(facts[id].version) }
    let at = invocation.now
    header = Journal.Header(
      uid: Fingerprint.of("\(plan.text) \(at)"), at: at, checker: checker, plan: plan.text)
    progress = ProgressLine(total: set.submissions.count, isShown: invocation.surroundings.isOutputTerminal)
    for name in wanted { _ = try expected(name) }
  }

  mutating func run() throws(CommandFailure) -> BatchSummary {
    guard !set.submissions.isEmpty else {
      for fault in set.unfitting { try invocation.report("\(fault.path): \(fault.message)") }
      throw CommandFailure(.noSuchFile, "no submission was found")
    }
    let path = gradebook + ".journal"
    let earlier = try interruptedRun(path)
    var journal = try Journal(path, earlier?.header ?? header, continuingAt: earlier?.end)
    let done = Set(earlier?.records.keys.map { $0 } ?? [])
    progress.begin(done.count)
    let desk = self.desk
    try desk.judge {
      () throws(CommandFailure) -> AnswerDesk.Question? in
      try nextQuestion(done, &journal)
    } done: { (index, mark) throws(CommandFailure) in
      try keep(mark, index, &journal)
    }
    try journal.flush()
    progress.end(invocation)
    return try commit(path)
  }

  /// The journal of an interrupted run, where one is there and is to be continued.
  private func interruptedRun(_ path: String) throws(CommandFailure) -> Journal.Contents? {
    guard access(path, F_OK) == 0, !invocation.has(BatchOptions.restart) else {
      unlink(path)
      return nil
    }
    // A journal without a whole first line was killed before any work was done.
    guard let contents = Journal.read(path) else {
      unlink(path)
      return nil
    }
    guard invocation.has(BatchOptions.resume) else {
      throw CommandFailure(
        .usage, "an earlier run into \(gradebook) was interrupted",
        help: "--resume goes on with it, --restart begins anew")
    }
    guard contents.header.plan == header.plan else {
      throw CommandFailure(
        .usage, "the submissions, the exercises or the program are not those of the interrupted run",
        help: "--restart begins anew")
    }
    return contents
  }

  // MARK: - Questions

  private mutating func nextQuestion(
    _ done: Set<Int>, _ journal: inout Journal
  ) throws(CommandFailure) -> AnswerDesk.Question? {
    while waiting.isEmpty {
      guard nextSubmission < set.submissions.count else { return nil }
      let number = nextSubmission
      nextSubmission += 1
      if !done.contains(number) { try begin(number, &journal) }
    }
    guard let next = waiting.popLast() else { return nil }
    places[asked] = (next.submission, next.answer)
    asked += 1
    return next.question
  }

  private mutating func begin(_ number: Int, _ journal: inout Journal) throws(CommandFailure) {
    let submission = set.submissions[number]
    let read = reader.read(submission, in: set)
    var ids: [String] = []
    for name in wanted { ids += try expected(name) }
    if wanted.isEmpty {
      for name in read.selection { ids += (try? expected(name)) ?? [] }
    }
    for answer in read.answers where !ids.contains(answer.exercise) { ids.append(answer.exercise) }
    // A learner in whose work nothing can be read stands in the queue with what the others were asked, not nowhere.
    if ids.isEmpty { ids = askedOfOthers() }
    var seen: Set<String> = []
    ids = ids.filter { seen.insert($0).inserted }
    var hash = Fingerprint()
    for answer in read.answers {
      hash.add(answer.exercise)
      hash.add(answer.text)
      if let code = answer.code { hash.add("code \(code.text)") }
    }
    for fault in read.faults { hash.add(fault.path + fault.message) }
    var entry = Open(
      submission: submission, name: submission.learner.name ?? read.name, digest: hash.text, answers: [],
      missing: 0)
    let answers = Dictionary(
      read.answers.map { ($0.exercise, $0) }, uniquingKeysWith: { first, _ in first })
    var questions: [(submission: Int, answer: Int, question: AnswerDesk.Question)] = []
    for id in ids {
      let known = facts[id]
      guard let answer = answers[id] else {
        entry.answers.append((id, nil, nil, absent(read, known)))
        continue
      }
      let code = known.hasVariants ? answer.code.map { AnswerCode(text: $0.text, fault: $0.fault) } : nil
      if let fault = code?.fault, !answer.text.allSatisfy(\.isWhitespace) {
        entry.answers.append((id, answer.text, code, GradedMark.unreadable(fault, known)))
        continue
      }
      entry.answers.append((id, answer.text, code, nil))
      entry.missing += 1
      questions.append(
        (
          number, entry.answers.count - 1,
          AnswerDesk.Question(
            exercise: id, text: answer.text, code: code?.fault == nil ? code?.text : nil,
            version: known.version, outOf: known.points)
        ))
    }
    waiting = questions.reversed()
    open[number] = entry
    if entry.missing == 0 { try finish(number, &journal) }
  }

  /// What the sheets of all submissions were made for.
  private mutating func askedOfOthers() -> [String] {
    if let common { return common }
    var ids: [String] = []
    for submission in set.submissions {
      for name in reader.read(submission, in: set).selection { ids += (try? expected(name)) ?? [] }
    }
    common = ids
    return ids
  }

  /// The mark where there is no answer: missing, or perhaps in what could not be read.
  private func absent(_ read: SubmittedAnswers, _ known: ExerciseFacts.Facts) -> GradedMark {
    let fault = read.isIncomplete ? read.faults.first : nil
    let feedback =
      fault.map {
        invocation.localized(
          "a file cannot be read: \($0.path): \($0.message)", "有文件无法读取：\($0.path)：\($0.message)")
      } ?? invocation.localized("there is no answer", "没有作答")
    return GradedMark(
      state: "ungradable", reason: fault == nil ? "missing" : "unreadable", points: nil, outOf: known.points,
      feedback: feedback, exerciseVersion: known.version)
  }

  private mutating func expected(_ name: String) throws(CommandFailure) -> [String] {
    if let known = selections[name] { return known }
    let ids = try invocation.exercises(named: [name]).map(\.id)
    selections[name] = ids
    return ids
  }

  // MARK: - Marks

  private mutating func keep(
    _ mark: GradedMark, _ index: Int, _ journal: inout Journal
  ) throws(CommandFailure) {
    guard let place = places.removeValue(forKey: index) else { return }
    open[place.submission]?.answers[place.answer].mark = mark
    open[place.submission]?.missing -= 1
    if open[place.submission]?.missing == 0 { try finish(place.submission, &journal) }
  }

  private mutating func finish(_ number: Int, _ journal: inout Journal) throws(CommandFailure) {
    guard let entry = open.removeValue(forKey: number) else { return }
    let learner = entry.submission.learner
    let graded = GradedSubmission(
      learner: GradedLearner(key: learner.key, name: entry.name, email: learner.email),
      submittedAt: entry.submission.submittedAt, origin: entry.submission.origin, digest: entry.digest,
      answers: entry.answers.compactMap { answer in
        answer.mark.map {
          GradedAnswer(exercise: answer.exercise, text: answer.text, code: answer.code, mark: $0)
        }
      })
    try journal.add(BatchRecord.json(number, graded))
    progress.advance(invocation)
  }

  // MARK: - The end

  private mutating func commit(_ path: String) throws(CommandFailure) -> BatchSummary {
    guard let contents = Journal.read(path) else {
      throw CommandFailure(.inputOutput, "\(path): the journal cannot be read")
    }
    // The faults of all submissions, those of a run before too: what the files hold is the same.
    for (number, submission) in set.submissions.enumerated() where contents.records[number] != nil {
      for fault in reader.read(submission, in: set).faults {
        let isWhole = fault.path.hasPrefix(submission.origin)
        faults.append((isWhole ? fault.path : "\(submission.origin)/\(fault.path)", fault.message))
      }
    }
    for record in contents.records.values where record["answers"]?.array?.isEmpty ?? true {
      faults.append(
        (
          record["origin"]?.string ?? "",
          invocation.localized(
            "no answer in it, and nothing says what was asked (--for says it)", "没有任何答案，也不知道应交什么（可用 --for 指明）"
          )
        ))
    }
    var listed: Set<String> = []
    let all = (set.unfitting.map { ($0.path, $0.message) } + faults.map { ($0.path, $0.message) })
      .filter { listed.insert($0.0 + "\n" + $0.1).inserted }
      .sorted { $0 < $1 }
    let batch = GradingBatch(
      uid: contents.header.uid, at: contents.header.at, checker: contents.header.checker)
    let submissions = contents.records.sorted { $0.key < $1.key }.compactMap {
      BatchRecord.submission($0.value)
    }
    let new: Int?
    do throws(DatabaseError) {
      new = try GradebookFile.add(batch, submissions, unfitting: all, to: gradebook)
    } catch { throw CommandFailure(error) }
    unlink(path)
    return BatchSummary(submissions: submissions, new: new, unfitting: all, gradebook: gradebook)
  }
}

extension GradedMark {
  /// No mark, because the code cannot be one: judged by other numbers, a right answer would be wrong.
  fileprivate static func unreadable(_ message: String, _ known: ExerciseFacts.Facts) -> GradedMark {
    GradedMark(
      state: "ungradable", reason: "unreadable", points: nil, outOf: known.points, feedback: message,
      exerciseVersion: known.version)
  }
}

extension Invocation {
  /// The codes of the list that `--codes` names.
  func knownCodes() throws(CommandFailure) -> Set<String> {
    guard let file = self[BatchOptions.codes] else { return [] }
    return try LearnerList.codes(self, file)
  }

  /// Milliseconds since 1970; `SOURCE_DATE_EPOCH` holds them still, as everywhere.
  var now: Int {
    if let fixed = surroundings.environment("SOURCE_DATE_EPOCH").flatMap({ Int($0) }) { return fixed * 1000 }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
