import Course
import Derivation
import Glibc
import Grading
import JSON

extension Invocation {
  /// How many processes answer a stream: all cores where the input is a large file, else what `--jobs` says, else one, so
  /// that whoever waits for each answer at the other end of a pipe gets it.
  var streamJobs: Int {
    guard isFile(surroundings.executable) else { return 1 }
    if let jobs = self[BatchOptions.jobs] { return jobs }
    var facts = stat()
    guard surroundings.environment("GRADUS_WORKER") == nil, fstat(STDIN_FILENO, &facts) == 0,
      facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 1 << 18
    else { return 1 }
    return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Answers a stream by several workers, in the order of the lines; memory is that of a few thousand of them.
  mutating func gradeInParallel(jobs: Int) throws(CommandFailure) -> ExitStatus {
    let course = try course()
    let read = surroundings.read
    var lines = LineReader(limit: 4 << 20, read)
    var number = 0
    var given = 0
    /// Line numbers, for errors.
    var numbers: [Int: Int] = [:]
    var tooLong: Set<Int> = []
    /// Answers that wait for those before them.
    var finished: [Int: [UInt8]] = [:]
    var printed = 0
    var output = self
    var crew = Crew(
      [surroundings.executable, "grade", "--jsonl", "--jobs", "1"] + trust,
      environment: workerEnvironment(course),
      count: jobs, patience: AnswerDesk.patience, reach: 8192)
    let language = language
    try crew.run { () throws(CommandFailure) -> [UInt8]? in
      while let line = try lines.next() {
        number += 1
        var text: [UInt8] = Array("{}".utf8)
        switch line {
        case .tooLong: tooLong.insert(given)
        case .text(let bytes):
          if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
          text = bytes
        }
        numbers[given] = number
        given += 1
        return text
      }
      return nil
    } done: { (item, reply) throws(CommandFailure) in
      let line = numbers.removeValue(forKey: item.index) ?? 0
      finished[item.index] =
        tooLong.remove(item.index) != nil
        ? ParallelGrading.tooLong(line) : ParallelGrading.answer(reply, item.line, line, language)
      while let next = finished.removeValue(forKey: printed) {
        try output.print(bytes: next)
        printed += 1
      }
    }
    try output.flush()
    return .done
  }

  private var trust: [String] { has(GradeOptions.trustContainer) ? ["--trust-container"] : [] }
}

private enum ParallelGrading {
  static func tooLong(_ line: Int) -> [UInt8] {
    JSONValue.members(("error", "the line is longer than 4194304 bytes"), ("line", .integer(line))).bytes
  }

  /// What is printed for a line; a worker counts lines of its own, ours are put in.
  static func answer(_ reply: Crew.Reply, _ source: [UInt8], _ line: Int, _ language: Language) -> [UInt8] {
    let reason: Mark.Reason
    switch reply {
    case .line(let bytes):
      guard bytes.starts(with: Array("{\"error\"".utf8)), let value = try? JSONValue.read(bytes),
        let message = value["error"], value["line"] != nil
      else { return Array(bytes) }
      return JSONValue.members(("error", message), ("line", .integer(line))).bytes
    case .died: reason = .crash
    case .silent: reason = .time
    }
    let value = try? JSONValue.read(source)
    return Mark.lost(reason).json(
      learner: value?["learner"], exercise: value?["exercise"]?.string ?? "", language
    ).bytes
  }
}

extension Mark {
  /// No mark, because Gradus itself could not finish.
  static func lost(_ reason: Reason) -> Mark {
    Mark(
      .ungradable(reason), points: nil, outOf: 0,
      reason == .time
        ? Sentence("no verdict in time", "未能在限时内得出结果")
        : Sentence("gradus itself died of this answer; please report it", "gradus 处理此答案时崩溃，请反馈"))
  }
}

/// An answer that makes a worker grow ends the worker, not the machine. The compiler's own limit may be higher, so the
/// hard one stays.
func limitOwnMemory() {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(UInt32(RLIMIT_AS.rawValue)), &limit)
  limit.rlim_cur = min(limit.rlim_max, 4 << 30)
  setrlimit(__rlimit_resource_t(UInt32(RLIMIT_AS.rawValue)), &limit)
}
