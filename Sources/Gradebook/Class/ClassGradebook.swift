/// The marks of a class in one SQLite file: every submission, every mark that it ever had, every decision by hand.
///
/// Nothing is overwritten: a new mark stands beside the old one, and the newest counts. A decision by hand counts above
/// every mark of the checker, whatever is graded again later.
public final class ClassGradebook {
  let database: Database

  /// Opens the file, making it when it is not there.
  public init(path: String, access: Database.Access = .readWrite) throws(DatabaseError) {
    database = try Database(path: path, access: access)
    if access == .readWrite { try database.migrate(ClassGradebook.migrations) }
  }

  static let migrations = [
    """
    CREATE TABLE learner(
      key TEXT PRIMARY KEY,
      name TEXT,
      email TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE batch(
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      checker TEXT NOT NULL
    ) STRICT;
    CREATE TABLE submission(
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batch,
      learner TEXT NOT NULL REFERENCES learner,
      submitted INTEGER,
      origin TEXT NOT NULL,
      digest TEXT NOT NULL
    ) STRICT;
    CREATE INDEX submission_learner ON submission(learner, digest);
    CREATE TABLE answer(
      id INTEGER PRIMARY KEY,
      submission INTEGER NOT NULL REFERENCES submission,
      exercise TEXT NOT NULL,
      text TEXT,
      UNIQUE(submission, exercise)
    ) STRICT;
    CREATE INDEX answer_exercise ON answer(exercise);
    CREATE TABLE mark(
      id INTEGER PRIMARY KEY,
      answer INTEGER NOT NULL REFERENCES answer,
      batch INTEGER NOT NULL REFERENCES batch,
      state TEXT NOT NULL CHECK(state IN ('correct', 'partly', 'wrong', 'ungradable')),
      reason TEXT,
      points REAL,
      out_of REAL NOT NULL,
      feedback TEXT NOT NULL,
      line INTEGER,
      slip TEXT,
      exercise_version TEXT NOT NULL,
      CHECK((state = 'ungradable') = (points IS NULL))
    ) STRICT;
    CREATE INDEX mark_answer ON mark(answer, id);
    CREATE TABLE decision(
      id INTEGER PRIMARY KEY,
      answer INTEGER NOT NULL REFERENCES answer,
      at INTEGER NOT NULL,
      points REAL,
      note TEXT NOT NULL,
      author TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decision_answer ON decision(answer, id);
    CREATE TABLE unfitting(
      batch INTEGER NOT NULL REFERENCES batch,
      path TEXT NOT NULL,
      message TEXT NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE answer ADD COLUMN code TEXT;
    ALTER TABLE answer ADD COLUMN code_fault TEXT;
    """,
  ]

  /// Whether a run is in it already.
  public func holds(_ batch: GradingBatch) throws(DatabaseError) -> Bool {
    try !database.rows("SELECT 1 FROM batch WHERE uid = ?", [.text(batch.uid)]) { $0.integer(0) }.isEmpty
  }

  /// Adds a run: all of it or nothing.
  ///
  /// - Parameter submissions: In the order in which they are to be kept. Those that are in it already, the same answers
  ///   by the same learner, are passed over.
  /// - Returns: How many were new.
  @discardableResult
  public func add(
    _ batch: GradingBatch, _ submissions: some Sequence<GradedSubmission>,
    unfitting: [(path: String, message: String)] = []
  ) throws(DatabaseError) -> Int {
    try database.transaction { () throws(DatabaseError) in
      let number = try insert(batch)
      var count = 0
      for submission in submissions {
        if try insert(submission, number) { count += 1 }
      }
      try database.run(
        "INSERT INTO unfitting(batch, path, message) VALUES (?, ?, ?)",
        each: unfitting.map { [.integer(number), .text($0.path), .text($0.message)] })
      return count
    }
  }

  func insert(_ batch: GradingBatch) throws(DatabaseError) -> Int {
    try database.run(
      "INSERT INTO batch(uid, at, checker) VALUES (?, ?, ?)",
      [.text(batch.uid), .integer(batch.at), .text(batch.checker)])
    return database.lastInsertedRow
  }

  private func insert(_ submission: GradedSubmission, _ batch: Int) throws(DatabaseError) -> Bool {
    let learner = submission.learner
    try database.run(
      """
      INSERT INTO learner(key, name, email) VALUES (?, ?, ?) ON CONFLICT(key) DO UPDATE SET
        name = coalesce(excluded.name, name), email = coalesce(excluded.email, email)
      """, [.text(learner.key), .init(learner.name), .init(learner.email)])
    let known = try database.rows(
      "SELECT id FROM submission WHERE learner = ? AND digest = ? AND submitted IS ?",
      [.text(learner.key), .text(submission.digest), .init(submission.submittedAt)]
    ) { $0.integer(0) }
    guard known.isEmpty else { return false }
    try database.run(
      "INSERT INTO submission(batch, learner, submitted, origin, digest) VALUES (?, ?, ?, ?, ?)",
      [
        .integer(batch), .text(learner.key), .init(submission.submittedAt), .text(submission.origin),
        .text(submission.digest),
      ])
    let number = database.lastInsertedRow
    for answer in submission.answers {
      try database.run(
        "INSERT INTO answer(submission, exercise, text, code, code_fault) VALUES (?, ?, ?, ?, ?)",
        [
          .integer(number), .text(answer.exercise), .init(answer.text), .init(answer.code?.text),
          .init(answer.code?.fault),
        ])
      try insert(answer.mark, of: database.lastInsertedRow, batch)
    }
    return true
  }

  func insert(_ mark: GradedMark, of answer: Int, _ batch: Int) throws(DatabaseError) {
    try database.run(
      """
      INSERT INTO mark(answer, batch, state, reason, points, out_of, feedback, line, slip, exercise_version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(answer), .integer(batch), .text(mark.state), .init(mark.reason),
        mark.points.map { .real($0) } ?? .null, .real(mark.outOf), .text(mark.feedback), .init(mark.line),
        .init(mark.slip), .text(mark.exerciseVersion),
      ])
  }

  /// Adds the marks of a regrading beside the old ones.
  public func add(_ batch: GradingBatch, _ marks: [(answer: Int, mark: GradedMark)]) throws(DatabaseError) {
    try database.transaction { () throws(DatabaseError) in
      let number = try insert(batch)
      for (answer, mark) in marks { try insert(mark, of: answer, number) }
    }
  }
}
