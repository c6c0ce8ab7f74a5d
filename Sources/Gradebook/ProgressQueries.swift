/// What is known of one exercise.
public struct ExerciseRecord: Hashable, Sendable {
  /// Answers that could be judged.
  public internal(set) var attempts = 0
  /// Those of them that were wrong or only partly right.
  public internal(set) var mistakes = 0
  /// The highest hint opened, 0 for none.
  public internal(set) var hints = 0
  public internal(set) var sawSolution = false
  /// When it was first answered right.
  public internal(set) var solvedAt: Int?
  public internal(set) var wasSkipped = false
  public internal(set) var lastAnswer: String?
  /// When it should be asked again.
  public internal(set) var review: Review?

  public init() {}

  public var isSolved: Bool { solvedAt != nil }

  /// Counts an answer that could not be kept, for the session alone.
  public mutating func note(_ outcome: ProgressEvent.Outcome) {
    if outcome == .malformed || outcome == .undecided { return }
    attempts += 1
    if outcome.isMistake { mistakes += 1 }
    if outcome == .correct && solvedAt == nil { solvedAt = 0 }
    if outcome == .correct { wasSkipped = false }
  }

  public mutating func noteSolution() { sawSolution = true }

  public mutating func noteSkip() { wasSkipped = !isSolved }
}

extension Progress {
  private static let placeColumns = "lesson, step, content, piece, number, count, file"

  /// Where the learner was last, in any lesson.
  public func latestPlace() throws(DatabaseError) -> Place? {
    try database.rows(
      "SELECT \(Self.placeColumns) FROM place WHERE reset = 0 ORDER BY at DESC LIMIT 1", [], Place.init(row:)
    ).first
  }

  /// Where the learner was last in this lesson.
  public func place(in lesson: String) throws(DatabaseError) -> Place? {
    try database.rows(
      "SELECT \(Self.placeColumns) FROM place WHERE reset = 0 AND lesson = ?", [.text(lesson)],
      Place.init(row:)
    ).first
  }

  /// Where the learner is in every lesson that was opened, the latest first.
  public func places() throws(DatabaseError) -> [Place] {
    try database.rows(
      "SELECT \(Self.placeColumns) FROM place WHERE reset = 0 ORDER BY at DESC", [], Place.init(row:))
  }

  /// Those of the steps that were seen, under this name or with this text.
  public func seen(among steps: [StepKey]) throws(DatabaseError) -> Set<StepKey> {
    var result: Set<StepKey> = []
    for key in steps {
      let found = try database.rows(
        """
        SELECT 1 FROM event WHERE lesson = ? AND step = ? AND kind = 'seen' AND reset = 0
        UNION ALL SELECT 1 FROM event WHERE content = ? AND kind = 'seen' AND reset = 0 LIMIT 1
        """, [.text(key.lesson), .text(key.step), .text(key.content)]
      ) { _ in true }
      if !found.isEmpty { result.insert(key) }
    }
    return result
  }

  /// What is known of an exercise, under this name or with this text.
  public func record(of key: ExerciseKey) throws(DatabaseError) -> ExerciseRecord {
    let history = try database.rows(
      """
      SELECT at, kind, answer, outcome, tier FROM event
      WHERE reset = 0 AND exercise IS NOT NULL AND (exercise = ? OR content = ?) ORDER BY at, id
      """, [.text(key.exercise), .text(key.content)], HistoryEntry.init(row:))
    return ExerciseRecord(history)
  }

  /// What is known of every exercise that was tried, by its latest name.
  public func records() throws(DatabaseError) -> [ExerciseKey: ExerciseRecord] {
    let rows = try database.rows(
      """
      SELECT exercise, content, at, kind, answer, outcome, tier FROM event
      WHERE reset = 0 AND exercise IS NOT NULL ORDER BY at, id
      """, []
    ) { row in
      (ExerciseKey(exercise: row.text(0), content: row.text(1)), HistoryEntry(row: row, from: 2))
    }
    // One exercise may have had several texts (edited) and one text several names (renamed).
    var nameOfText: [String: String] = [:]
    var textOfName: [String: String] = [:]
    for (key, _) in rows {
      nameOfText[key.content] = key.exercise
      textOfName[key.exercise] = key.content
    }
    var histories: [String: [HistoryEntry]] = [:]
    for (key, entry) in rows {
      histories[nameOfText[key.content] ?? key.exercise, default: []].append(entry)
    }
    var result: [ExerciseKey: ExerciseRecord] = [:]
    for (name, history) in histories {
      result[ExerciseKey(exercise: name, content: textOfName[name] ?? "")] = ExerciseRecord(history)
    }
    return result
  }
}

/// One event of an exercise as the table has it.
struct HistoryEntry {
  let at: Int
  let kind: String
  let answer: String
  let outcome: ProgressEvent.Outcome?
  let tier: Int

  init(at: Int, kind: String, answer: String = "", outcome: ProgressEvent.Outcome? = nil, tier: Int = 0) {
    self.at = at
    self.kind = kind
    self.answer = answer
    self.outcome = outcome
    self.tier = tier
  }

  init(row: borrowing Database.Row) { self.init(row: row, from: 0) }

  init(row: borrowing Database.Row, from first: Int32) {
    self.init(
      at: row.integer(first), kind: row.text(first + 1), answer: row.text(first + 2),
      outcome: ProgressEvent.Outcome(rawValue: row.text(first + 3)), tier: row.integer(first + 4))
  }
}

extension ExerciseRecord {
  /// The record that a history in order of time adds up to.
  init(_ history: [HistoryEntry]) {
    for entry in history {
      switch entry.kind {
      case "tried":
        lastAnswer = entry.answer
        guard let outcome = entry.outcome, outcome != .malformed, outcome != .undecided else { continue }
        attempts += 1
        if outcome.isMistake { mistakes += 1 }
        if outcome == .correct && solvedAt == nil { solvedAt = entry.at }
        if outcome == .correct { wasSkipped = false }
      case "hinted": hints = max(hints, entry.tier)
      case "solution": sawSolution = true
      case "skipped": wasSkipped = !isSolved
      default: continue
      }
    }
    review = Review(history)
  }
}

extension Place {
  fileprivate init(row: borrowing Database.Row) {
    self.init(
      step: StepKey(lesson: row.text(0), step: row.text(1), content: row.text(2)),
      piece: row.integer(3), number: row.integer(4), count: row.integer(5), file: row.text(6))
  }
}
