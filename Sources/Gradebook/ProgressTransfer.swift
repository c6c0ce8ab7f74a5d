extension Progress {
  /// Why a file could not be taken in.
  public enum ImportError: Error, Hashable, Sendable {
    case notJSON
    /// JSON, and not something that `exported()` wrote.
    case notProgress
    case newer(version: Int)
    case database(DatabaseError)

    /// One line, lower case, specific first.
    public var message: String {
      switch self {
      case .notJSON: "this is not JSON"
      case .notProgress: "this is JSON, but not progress that gradus exported"
      case .newer(let version): "this was exported by a newer gradus (format \(version))"
      case .database(let error): error.message
      }
    }
  }

  static let format = 1

  /// Everything that was not reset, as JSON: `{"gradus-progress": 1, "events": […], "places": […]}`.
  public func exported() throws(DatabaseError) -> String {
    try database.rows(
      """
      SELECT json_object('gradus-progress', \(Self.format),
        'events', (SELECT json_group_array(json_object('uid', uid, 'at', at, 'kind', kind, 'lesson', lesson,
            'step', step, 'exercise', exercise, 'content', content, 'answer', answer, 'outcome', outcome,
            'tier', tier))
          FROM (SELECT * FROM event WHERE reset = 0 ORDER BY at, id)),
        'places', (SELECT json_group_array(json_object('lesson', lesson, 'step', step, 'content', content,
            'piece', piece, 'number', number, 'count', count, 'file', file, 'at', at))
          FROM (SELECT * FROM place WHERE reset = 0 ORDER BY lesson)))
      """, [], { $0.text(0) }
    ).first ?? "{}"
  }

  /// Adds what another machine exported; an event that is here already is not doubled (one that was
  /// reset comes back), the later place wins.
  ///
  /// - Returns: How many events were new.
  public func importing(_ json: String) throws(ImportError) -> Int {
    let version: Int?
    do {
      version = try formatVersion(of: json)
    } catch {
      throw .database(error)
    }
    guard let version else { throw .notJSON }
    if version == 0 { throw .notProgress }
    if version > Self.format { throw .newer(version: version) }
    do {
      return try database.transaction { () throws(DatabaseError) in try merge(json) }
    } catch .refused {
      throw .notProgress
    } catch {
      throw .database(error)
    }
  }

  /// Nil for what is not JSON, 0 for JSON that is something else.
  private func formatVersion(of json: String) throws(DatabaseError) -> Int? {
    let isJSON = try database.rows("SELECT json_valid(?)", [.text(json)]) { $0.integer(0) }.first == 1
    guard isJSON else { return nil }
    return try database.rows("SELECT ? ->> '$.gradus-progress'", [.text(json)]) { $0.integer(0) }.first
  }

  private func merge(_ json: String) throws(DatabaseError) -> Int {
    let text = Database.Value.text(json)
    let added = try database.run(
      """
      INSERT INTO event(uid, at, kind, lesson, step, exercise, content, answer, outcome, tier)
      SELECT value->>'uid', value->>'at', value->>'kind', value->>'lesson', value->>'step',
        value->>'exercise', value->>'content', value->>'answer', value->>'outcome', value->>'tier'
      FROM json_each(?, '$.events') WHERE true
      ON CONFLICT(uid) DO UPDATE SET reset = 0 WHERE event.reset <> 0
      """, [text])
    try database.run(
      """
      INSERT INTO place(lesson, step, content, piece, number, count, file, at)
      SELECT value->>'lesson', value->>'step', value->>'content', value->>'piece', value->>'number',
        value->>'count', value->>'file', value->>'at'
      FROM json_each(?, '$.places') WHERE true
      ON CONFLICT(lesson, reset) DO UPDATE SET step = excluded.step, content = excluded.content,
        piece = excluded.piece, number = excluded.number, count = excluded.count,
        file = excluded.file, at = excluded.at
      WHERE excluded.at > place.at
      """, [text])
    return added
  }
}
