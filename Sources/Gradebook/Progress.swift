/// What one learner has done, kept in one SQLite file that several terminals may use at once.
///
/// The truth is the list of events; everything else (attempts, reviews) is worked out from it. Every call is
/// one transaction, on disk when it returns. Times are milliseconds since 1970.
public final class Progress {
  let database: Database
  private let now: () -> Int
  /// Makes event names that no other machine makes, so that an import never doubles an event.
  private var random = SystemRandomNumberGenerator()

  /// Opens the learner's file, making it when it is not there.
  public init(path: String, now: @escaping () -> Int) throws(DatabaseError) {
    let database = try Database(path: path)
    try database.migrate(Progress.migrations)
    self.database = database
    self.now = now
  }

  /// Progress that is forgotten at the end: for a session whose file cannot be used.
  public static func inMemory(now: @escaping () -> Int) throws(DatabaseError) -> Progress {
    try Progress(path: ":memory:", now: now)
  }

  public var path: String { database.path }

  static let migrations = [
    """
    CREATE TABLE event(
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      lesson TEXT,
      step TEXT,
      exercise TEXT,
      content TEXT NOT NULL,
      answer TEXT,
      outcome TEXT,
      tier INTEGER,
      reset INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX event_lesson ON event(lesson, step) WHERE lesson IS NOT NULL;
    CREATE INDEX event_exercise ON event(exercise) WHERE exercise IS NOT NULL;
    CREATE INDEX event_content ON event(content);
    CREATE TABLE place(
      lesson TEXT NOT NULL,
      step TEXT NOT NULL,
      content TEXT NOT NULL,
      piece INTEGER NOT NULL,
      number INTEGER NOT NULL,
      count INTEGER NOT NULL,
      file TEXT NOT NULL,
      at INTEGER NOT NULL,
      reset INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY(lesson, reset)
    ) STRICT;
    CREATE INDEX place_latest ON place(reset, at);
    CREATE TABLE draft(
      exercise TEXT PRIMARY KEY,
      text TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE reset(
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      scope TEXT NOT NULL
    ) STRICT;
    """
  ]

  /// Keeps one event, on the disk itself when it returns.
  public func record(_ event: ProgressEvent) throws(DatabaseError) {
    try database.execute("PRAGMA synchronous = FULL")
    try database.run(
      """
      INSERT INTO event(uid, at, kind, lesson, step, exercise, content, answer, outcome, tier)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [.text(newName()), .integer(now())] + event.columns)
  }

  /// Keeps where the learner is.
  public func move(to place: Place) throws(DatabaseError) {
    try relax()
    try database.run(
      """
      INSERT INTO place(lesson, step, content, piece, number, count, file, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(lesson, reset) DO UPDATE SET step = excluded.step, content = excluded.content,
        piece = excluded.piece, number = excluded.number, count = excluded.count,
        file = excluded.file, at = excluded.at
      """,
      [
        .text(place.step.lesson), .text(place.step.step), .text(place.step.content),
        .integer(place.piece), .integer(place.number), .integer(place.count), .text(place.file),
        .integer(now()),
      ])
  }

  /// Keeps an answer that is being typed.
  public func keepDraft(_ text: String, of key: ExerciseKey) throws(DatabaseError) {
    try relax()
    try database.run(
      "INSERT OR REPLACE INTO draft(exercise, text, at) VALUES (?, ?, ?)",
      [.text(key.exercise), .text(text), .integer(now())])
  }

  /// The answer that was being typed when the program ended.
  public func draft(of key: ExerciseKey) throws(DatabaseError) -> String? {
    try database.rows("SELECT text FROM draft WHERE exercise = ?", [.text(key.exercise)]) { $0.text(0) }.first
  }

  public func forgetDraft(of key: ExerciseKey) throws(DatabaseError) {
    try database.run("DELETE FROM draft WHERE exercise = ?", [.text(key.exercise)])
  }

  /// What changes at every key is handed to the operating system and not waited for: a killed process loses
  /// nothing, a power cut the last seconds.
  private func relax() throws(DatabaseError) { try database.execute("PRAGMA synchronous = NORMAL") }

  /// Milliseconds since 1970.
  var time: Int { now() }

  private func newName() -> String { String(random.next(), radix: 36) }
}

extension ProgressEvent {
  /// kind, lesson, step, exercise, content, answer, outcome, tier.
  fileprivate var columns: [Database.Value] {
    switch self {
    case .seen(let key):
      ["seen", .text(key.lesson), .text(key.step), .null, .text(key.content), .null, .null, .null]
    case .tried(let key, let answer, let outcome):
      ["tried", .null, .null] + key.columns + [.text(answer), .text(outcome.rawValue), .null]
    case .hinted(let key, let tier):
      ["hinted", .null, .null] + key.columns + [.null, .null, .integer(tier)]
    case .solutionShown(let key):
      ["solution", .null, .null] + key.columns + [.null, .null, .null]
    case .skipped(let key):
      ["skipped", .null, .null] + key.columns + [.null, .null, .null]
    }
  }
}

extension ExerciseKey {
  fileprivate var columns: [Database.Value] { [.text(exercise), .text(content)] }
}
