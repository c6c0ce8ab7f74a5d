/// An answer as it stands now.
public struct ClassEntry: Hashable, Sendable {
  /// Its number in the gradebook, by which a teacher names it.
  public let id: Int
  public let learner: GradedLearner
  public let exercise: String
  /// nil where none was handed in.
  public let text: String?
  /// What picked the numbers that it is about; nil where they are everybody's.
  public let code: AnswerCode?
  public let submittedAt: Int?
  /// Which of the learner's submissions, counted from 1 by time.
  public let attempt: Int
  /// The checker's newest mark.
  public let mark: GradedMark
  public let checker: String
  /// What a teacher decided; it counts above the mark.
  public let decision: Decision?

  public struct Decision: Hashable, Sendable {
    public let points: Double
    public let note: String
    public let author: String
    public let at: Int
  }

  /// What counts; nil where nothing can be said yet.
  public var points: Double? { decision?.points ?? mark.points }
  /// The state with a teacher's decision in it.
  public var state: String {
    guard let decision else { return mark.state }
    return decision.points >= mark.outOf ? "correct" : decision.points > 0 ? "partly" : "wrong"
  }
  /// Whether a teacher is asked.
  public var isOpen: Bool { points == nil }
}

extension ClassGradebook {
  /// Every answer with what counts of it, by learner, exercise and time.
  public func entries(exercise: String? = nil) throws(DatabaseError) -> [ClassEntry] {
    let filter = exercise == nil ? "" : "WHERE a.exercise = ?"
    let rows = try database.rows(
      """
      SELECT a.id, s.learner, l.name, l.email, a.exercise, a.text, s.submitted, s.id,
        m.state, m.reason, m.points, m.out_of, m.feedback, m.line, m.slip, m.exercise_version, b.checker,
        d.points, d.note, d.author, d.at, a.code, a.code_fault
      FROM answer a
      JOIN submission s ON s.id = a.submission
      JOIN learner l ON l.key = s.learner
      JOIN mark m ON m.id = (SELECT max(id) FROM mark WHERE answer = a.id)
      JOIN batch b ON b.id = m.batch
      LEFT JOIN decision d ON d.id = (SELECT max(id) FROM decision WHERE answer = a.id)
      \(filter)
      ORDER BY s.learner, a.exercise, s.submitted, s.id
      """, exercise.map { [.text($0)] } ?? []
    ) { row in
      ClassEntry(
        id: row.integer(0),
        learner: GradedLearner(
          key: row.text(1), name: row.isNull(2) ? nil : row.text(2), email: row.isNull(3) ? nil : row.text(3)),
        exercise: row.text(4), text: row.isNull(5) ? nil : row.text(5),
        code: row.isNull(21)
          ? nil : AnswerCode(text: row.text(21), fault: row.isNull(22) ? nil : row.text(22)),
        submittedAt: row.isNull(6) ? nil : row.integer(6), attempt: 1,
        mark: GradedMark(
          state: row.text(8), reason: row.isNull(9) ? nil : row.text(9),
          points: row.isNull(10) ? nil : row.real(10), outOf: row.real(11), feedback: row.text(12),
          line: row.isNull(13) ? nil : row.integer(13), slip: row.isNull(14) ? nil : row.text(14),
          exerciseVersion: row.text(15)),
        checker: row.text(16),
        decision: row.isNull(17)
          ? nil
          : ClassEntry.Decision(
            points: row.real(17), note: row.text(18), author: row.text(19), at: row.integer(20)))
    }
    return rows.numbered
  }

  /// What waits for a person: answers without a mark and without a decision; of a learner's attempts the newest alone.
  public func queue() throws(DatabaseError) -> [ClassEntry] {
    let all = try entries()
    return all.indices.filter { index in
      let next = index + 1
      let isNewest =
        next == all.count || all[next].learner.key != all[index].learner.key
        || all[next].exercise != all[index].exercise
      return isNewest && all[index].isOpen
    }.map { all[$0] }
  }

  /// Keeps a decision by hand; nil takes an earlier one back.
  ///
  /// - Returns: false where there is no such answer.
  @discardableResult
  public func decide(
    _ answer: Int, points: Double?, note: String, author: String, at: Int
  ) throws(DatabaseError) -> Bool {
    try database.run(
      """
      INSERT INTO decision(answer, at, points, note, author) SELECT id, ?, ?, ?, ? FROM answer WHERE id = ?
      """,
      [.integer(at), points.map { .real($0) } ?? .null, .text(note), .text(author), .integer(answer)]) > 0
  }

  /// One line of the history of an answer.
  public struct HistoryLine: Hashable, Sendable {
    public let at: Int
    public let checker: String
    public let mark: GradedMark
  }

  /// Every mark that an answer ever had, the oldest first.
  public func history(of answer: Int) throws(DatabaseError) -> [HistoryLine] {
    try database.rows(
      """
      SELECT b.at, b.checker, m.state, m.reason, m.points, m.out_of, m.feedback, m.exercise_version
      FROM mark m JOIN batch b ON b.id = m.batch WHERE m.answer = ? ORDER BY m.id
      """, [.integer(answer)]
    ) { row in
      HistoryLine(
        at: row.integer(0), checker: row.text(1),
        mark: GradedMark(
          state: row.text(2), reason: row.isNull(3) ? nil : row.text(3),
          points: row.isNull(4) ? nil : row.real(4), outOf: row.real(5), feedback: row.text(6),
          exerciseVersion: row.text(7)))
    }
  }
}

extension [ClassEntry] {
  /// With attempts counted, in rows of the same learner and exercise.
  fileprivate var numbered: [ClassEntry] {
    var result: [ClassEntry] = []
    result.reserveCapacity(count)
    var number = 0
    for (index, entry) in enumerated() {
      let isSame =
        index > 0 && self[index - 1].learner.key == entry.learner.key
        && self[index - 1].exercise == entry.exercise
      number = isSame ? number + 1 : 1
      result.append(
        ClassEntry(
          id: entry.id, learner: entry.learner, exercise: entry.exercise, text: entry.text, code: entry.code,
          submittedAt: entry.submittedAt, attempt: number, mark: entry.mark, checker: entry.checker,
          decision: entry.decision))
    }
    return result
  }
}
