/// Text being typed: one line or several, with history and undo.
///
/// It knows nothing of the screen; `LineEditor+Drawing` shows it.
public struct LineEditor: Hashable, Sendable {
  /// What a key did.
  public enum Response: Hashable, Sendable {
    case edited
    /// The cursor moved, or a list of completions is there to be shown.
    case moved
    case submitted
    case cancelled
    /// The text is wanted in `$EDITOR`.
    case editorWanted
    /// The key means nothing here.
    case ignored
  }

  /// Lines of graphemes; never empty.
  private(set) var lines: [[Character]] = [[]]
  private(set) var row = 0
  private(set) var column = 0
  /// Enter begins a new line; on an empty last line it submits.
  public let isMultiline: Bool
  /// What Tab offered last, to be shown.
  public private(set) var suggestions: [String] = []
  private let names: [String]
  private let history: [String]
  private var historyIndex: Int
  /// The text as it was before going back in history.
  private var draft: String?
  private var undoStack: [Snapshot] = []
  private var lastEdit: Edit = .none
  private var killed = ""

  private struct Snapshot: Hashable, Sendable {
    let lines: [[Character]]
    let row: Int
    let column: Int
  }

  /// Edits of one kind in a row are undone together.
  private enum Edit: Hashable { case none, typing, deleting, other }

  /// - Parameters:
  ///   - history: Earlier answers, the oldest first.
  ///   - names: Names that Tab completes, beside those after a backslash.
  public init(text: String = "", isMultiline: Bool = false, history: [String] = [], names: [String] = []) {
    self.isMultiline = isMultiline
    self.history = history
    self.names = names
    historyIndex = history.count
    replaceAll(text)
  }

  public var text: String { lines.map { String($0) }.joined(separator: "\n") }

  public var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }

  /// Replaces everything, as one edit that can be undone.
  public mutating func setText(_ text: String) {
    remember(.other)
    replaceAll(text)
  }

  private mutating func replaceAll(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    if lines.isEmpty { lines = [[]] }
    row = lines.count - 1
    column = lines[row].count
  }

  // MARK: Keys

  public mutating func handle(_ input: KeyInput) -> Response {
    suggestions = []
    switch input {
    case .paste(let text):
      insertPasted(text)
      return .edited
    case .key(let key): return handle(key)
    }
  }

  private mutating func handle(_ key: Key) -> Response {
    if key.modifiers.contains(.control) { return handleControl(key) }
    if key.modifiers.contains(.alt) { return handleAlt(key) }
    switch key.code {
    case .character(let character):
      remember(.typing, breaking: character == " ")
      insert(character)
      return .edited
    case .enter: return enter()
    case .tab: return complete()
    case .backspace: return delete(.deleting) { $0.moveLeft() }
    case .delete: return delete(.deleting) { $0.moveRight() }
    case .left: return move { $0.moveLeft() }
    case .right: return move { $0.moveRight() }
    case .up: return isMultiline && row > 0 ? move { $0.moveTo(row: $0.row - 1) } : goBack()
    case .down:
      return isMultiline && row + 1 < lines.count ? move { $0.moveTo(row: $0.row + 1) } : goForth()
    case .home: return move { $0.column = 0 }
    case .end: return move { $0.column = $0.lines[$0.row].count }
    case .escape: return .cancelled
    default: return .ignored
    }
  }

  private mutating func handleControl(_ key: Key) -> Response {
    switch key.code {
    case .left: return move { $0.moveWord(-1) }
    case .right: return move { $0.moveWord(1) }
    case .home: return move { ($0.row, $0.column) = (0, 0) }
    case .end:
      return move { editor in
        editor.row = editor.lines.count - 1
        editor.column = editor.lines[editor.row].count
      }
    case .backspace: return delete(.other) { $0.moveWord(-1) }
    case .delete: return delete(.other) { $0.moveWord(1) }
    case .character("a"): return move { $0.column = 0 }
    case .character("e"): return move { $0.column = $0.lines[$0.row].count }
    case .character("b"): return move { $0.moveLeft() }
    case .character("f"): return move { $0.moveRight() }
    case .character("p"): return goBack()
    case .character("n"): return goForth()
    case .character("h"): return delete(.deleting) { $0.moveLeft() }
    case .character("w"): return delete(.other, keeping: true) { $0.moveWord(-1) }
    case .character("k"): return deleteToEnd()
    case .character("u"): return delete(.other, keeping: true) { $0.column = 0 }
    case .character("y"):
      guard !killed.isEmpty else { return .ignored }
      remember(.other)
      insert(killed)
      return .edited
    case .character("d"):
      if isEmpty { return .cancelled }
      if isMultiline { return .submitted }
      return delete(.deleting) { $0.moveRight() }
    case .character("j"):
      guard isMultiline else { return .submitted }
      remember(.other)
      breakLine()
      return .edited
    case .character("_"), .character("z"): return undo()
    case .character("x"), .character("g"), .character("o"): return .editorWanted
    default: return .ignored
    }
  }

  private mutating func handleAlt(_ key: Key) -> Response {
    switch key.code {
    case .character("b"), .left: return move { $0.moveWord(-1) }
    case .character("f"), .right: return move { $0.moveWord(1) }
    case .character("d"): return delete(.other, keeping: true) { $0.moveWord(1) }
    case .backspace: return delete(.other, keeping: true) { $0.moveWord(-1) }
    case .enter:
      guard isMultiline else { return .submitted }
      remember(.other)
      breakLine()
      return .edited
    default: return .ignored
    }
  }

  private mutating func enter() -> Response {
    if !isMultiline { return .submitted }
    let isAtEnd = row == lines.count - 1 && lines[row].allSatisfy(\.isWhitespace)
    if isAtEnd && !isEmpty {
      // The empty line said "done"; it is no part of the answer.
      if lines.count > 1 {
        lines.removeLast()
        row = lines.count - 1
        column = lines[row].count
      }
      return .submitted
    }
    if isEmpty { return .ignored }
    remember(.other)
    breakLine()
    return .edited
  }

  // MARK: Changing the text

  private mutating func insert(_ character: Character) {
    let isCombining = column > 0 && (character.unicodeScalars.first?.properties.isGraphemeExtend ?? false)
    guard isCombining else {
      lines[row].insert(character, at: column)
      column += 1
      return
    }
    // A mark joins the letter before it.
    lines[row][column - 1] = Character(String(lines[row][column - 1]) + String(character))
  }

  private mutating func insert(_ text: String) {
    for character in text {
      if character == "\n" { breakLine() } else { insert(character) }
    }
  }

  private mutating func insertPasted(_ text: String) {
    remember(.other)
    var text = text
    while text.last == "\n" { text.removeLast() }
    insert(isMultiline ? text : text.map { $0 == "\n" ? " " : String($0) }.joined())
  }

  private mutating func breakLine() {
    let tail = Array(lines[row][column...])
    lines[row].removeSubrange(column...)
    row += 1
    lines.insert(tail, at: row)
    column = 0
  }

  /// Deletes what lies between the cursor and where `move` takes it.
  private mutating func delete(
    _ edit: Edit, keeping: Bool = false, _ move: (inout LineEditor) -> Void
  ) -> Response {
    var moved = self
    move(&moved)
    let there = (moved.row, moved.column)
    if there == (row, column) { return .ignored }
    remember(edit)
    let (start, end) = there < (row, column) ? (there, (row, column)) : ((row, column), there)
    let gone = text(from: start, to: end)
    if keeping { killed = gone }
    let tail = Array(lines[end.0][end.1...])
    lines[start.0].removeSubrange(start.1...)
    lines[start.0] += tail
    lines.removeSubrange((start.0 + 1)..<(end.0 + 1))
    (row, column) = start
    return .edited
  }

  private func text(from start: (Int, Int), to end: (Int, Int)) -> String {
    if start.0 == end.0 { return String(lines[start.0][start.1..<end.1]) }
    var parts = [String(lines[start.0][start.1...])]
    parts += lines[(start.0 + 1)..<end.0].map { String($0) }
    parts.append(String(lines[end.0][..<end.1]))
    return parts.joined(separator: "\n")
  }

  private mutating func deleteToEnd() -> Response {
    if column == lines[row].count && row + 1 < lines.count {
      return delete(.other, keeping: true) { $0.moveRight() }
    }
    return delete(.other, keeping: true) { $0.column = $0.lines[$0.row].count }
  }

  // MARK: Moving

  private mutating func move(_ change: (inout LineEditor) -> Void) -> Response {
    change(&self)
    lastEdit = .none
    return .moved
  }

  private mutating func moveLeft() {
    if column > 0 {
      column -= 1
    } else if row > 0 {
      row -= 1
      column = lines[row].count
    }
  }

  private mutating func moveRight() {
    if column < lines[row].count {
      column += 1
    } else if row + 1 < lines.count {
      row += 1
      column = 0
    }
  }

  private mutating func moveTo(row: Int) {
    self.row = row
    column = min(column, lines[row].count)
  }

  private mutating func moveWord(_ direction: Int) {
    func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    let line = lines[row]
    if direction < 0 {
      if column == 0 { return moveLeft() }
      while column > 0 && !isWord(line[column - 1]) { column -= 1 }
      while column > 0 && isWord(line[column - 1]) { column -= 1 }
    } else {
      if column == line.count { return moveRight() }
      while column < line.count && !isWord(line[column]) { column += 1 }
      while column < line.count && isWord(line[column]) { column += 1 }
    }
  }

  // MARK: Undo and history

  private mutating func remember(_ edit: Edit, breaking: Bool = false) {
    let continues = edit == lastEdit && edit != .other && !breaking
    lastEdit = edit
    if continues { return }
    undoStack.append(Snapshot(lines: lines, row: row, column: column))
    if undoStack.count > 500 { undoStack.removeFirst() }
  }

  private mutating func undo() -> Response {
    guard let last = undoStack.popLast() else { return .ignored }
    (lines, row, column) = (last.lines, last.row, last.column)
    lastEdit = .none
    return .edited
  }

  private mutating func goBack() -> Response {
    guard historyIndex > 0 else { return .ignored }
    if historyIndex == history.count { draft = text }
    historyIndex -= 1
    setText(history[historyIndex])
    return .edited
  }

  private mutating func goForth() -> Response {
    guard historyIndex < history.count else { return .ignored }
    historyIndex += 1
    setText(historyIndex == history.count ? draft ?? "" : history[historyIndex])
    return .edited
  }

  // MARK: Completion

  /// `\sig` becomes σ; a name of the exercise is filled in as far as it is certain.
  private mutating func complete() -> Response {
    let line = lines[row]
    var start = column
    while start > 0, line[start - 1].isLetter || line[start - 1].isNumber || line[start - 1] == "_" {
      start -= 1
    }
    let word = String(line[start..<column])
    if start > 0 && line[start - 1] == "\\" {
      return complete(word, from: start - 1, among: SymbolNames.matching(word))
    }
    guard !word.isEmpty else { return .ignored }
    let matches = names.filter { $0.hasPrefix(word) }.map { (name: $0, text: $0) }
    return complete(word, from: start, among: matches)
  }

  private mutating func complete(
    _ word: String, from start: Int, among matches: [(name: String, text: String)]
  ) -> Response {
    guard let first = matches.first else { return .ignored }
    let exact = matches.first { $0.name == word }
    if matches.count == 1 || exact != nil && first.text != word {
      remember(.other)
      lines[row].removeSubrange(start..<column)
      column = start
      insert((exact ?? first).text)
      return .edited
    }
    let common = matches.dropFirst().reduce(first.name) { prefix, match in
      String(zip(prefix, match.name).prefix { $0 == $1 }.map(\.0))
    }
    if common.count > word.count {
      remember(.other)
      insert(String(common.dropFirst(word.count)))
    }
    suggestions = matches.map { $0.name == $0.text ? $0.name : "\\\($0.name) \($0.text)" }
    return .moved
  }
}
