/// The table that a teacher downloaded, with cells filled in and every other byte kept.
public struct FilledTable: Sendable {
  /// The whole file.
  public private(set) var bytes: [UInt8]
  /// Learners of ours that stand in no row, or in more than one.
  public private(set) var unmatched: [String] = []
  /// Learners whose cell was left alone, with the reason.
  public private(set) var untouched: [(learner: String, reason: String)] = []
  public private(set) var filled = 0
  /// Learners whose row was found by their name alone, to be looked at.
  public private(set) var matchedByName: [(learner: String, name: String)] = []
  /// Names in rows of whom nothing was handed in.
  public private(set) var absent: [String] = []

  public struct Failure: Error, Hashable, Sendable {
    public let message: String
    public let help: String?
  }

  /// A cell: where its bytes are, and what they say.
  private struct Cell {
    let range: Range<Int>
    let text: String
  }

  private struct Table {
    var rows: [[Cell]]
    let separator: UInt8

    init(_ bytes: [UInt8]) {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let firstLine = bytes[start...].prefix { $0 != 0x0A }
      let commas = firstLine.filter { $0 == UInt8(ascii: ",") }.count
      let semicolons = firstLine.filter { $0 == UInt8(ascii: ";") }.count
      separator = semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
      rows = []
      var row: [Cell] = []
      var place = start
      while place < bytes.count {
        let from = place
        var text: [UInt8] = []
        if bytes[place] == UInt8(ascii: "\"") {
          place += 1
          while place < bytes.count {
            if bytes[place] == UInt8(ascii: "\"") {
              place += 1
              guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { break }
            }
            text.append(bytes[place])
            place += 1
          }
        }
        while place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A, bytes[place] != 0x0D {
          text.append(bytes[place])
          place += 1
        }
        row.append(Cell(range: from..<place, text: String(decoding: text, as: UTF8.self)))
        if place < bytes.count, bytes[place] == separator {
          place += 1
          if place == bytes.count { row.append(Cell(range: place..<place, text: "")) }
          continue
        }
        if place < bytes.count, bytes[place] == 0x0D { place += 1 }
        if place < bytes.count, bytes[place] == 0x0A { place += 1 }
        rows.append(row)
        row = []
      }
      if !row.isEmpty { rows.append(row) }
    }
  }

  /// Canvas's exported gradebook: the points go into the column of an assignment.
  ///
  /// - Parameter column: The assignment's title, with or without the `(number)` that Canvas puts behind it.
  public static func canvas(
    _ bytes: [UInt8], column: String?, _ results: [LearnerResult]
  ) throws(Failure) -> FilledTable {
    let table = Table(bytes)
    guard let header = table.rows.first, header.first?.text.contains("Student") ?? false else {
      throw Failure(
        message: "this is no gradebook of Canvas: its first cell is not 'Student'",
        help: "export it with Grades > Export")
    }
    let titles = header.map(\.text)
    let known: Set<String> = [
      "Student", "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section",
    ]
    let assignments = titles.indices.filter { !known.contains(titles[$0]) && titles[$0].hasSuffix(")") }
    let wanted = column.map { name in
      titles.indices.filter { titles[$0] == name || titles[$0].hasPrefix(name + " (") }
    }
    let found = wanted ?? assignments
    guard found.count == 1, let target = found.first else {
      throw Failure(
        message: wanted == nil ? "which assignment?" : "no single column '\(column ?? "")'",
        help: "--column with one of: " + assignments.map { titles[$0] }.joined(separator: "; "))
    }
    let keys = ["ID", "SIS User ID", "SIS Login ID"].compactMap { titles.firstIndex(of: $0) }
    let rows = table.rows.indices.dropFirst().filter { row in
      let first = table.rows[row].first?.text.filter { $0 != " " } ?? ""
      return first != "PointsPossible" && table.rows[row].count > target
        && !(first.isEmpty && table.rows[row].count > 1 && table.rows[row][1].text.isEmpty)
    }
    var filled = FilledTable(bytes: bytes)
    filled.fill(table, Array(rows), column: target, keys: keys, name: 0, results) { result in
      [(target, result)]
    }
    return filled
  }

  /// Moodle's grading worksheet: grade and feedback.
  ///
  /// - Parameter column: The header of the grade where it is neither English nor Chinese.
  public static func moodle(
    _ bytes: [UInt8], column: String?, _ results: [LearnerResult]
  ) throws(Failure) -> FilledTable {
    let table = Table(bytes)
    let titles = table.rows.first?.map(\.text) ?? []
    func place(_ names: [String]) -> Int? { titles.firstIndex { names.contains($0) } }
    guard let grade = place([column ?? "Grade", "成绩", "分数"]) else {
      throw Failure(
        message: "this is no grading worksheet of Moodle: there is no column 'Grade'",
        help: "--column with one of: " + titles.joined(separator: "; "))
    }
    let feedback = place(["Feedback comments", "反馈评论", "反馈意见"])
    let lock = place(["Grade can be changed", "成绩可以更改"])
    let keys =
      [0] + titles.indices.filter { ["ID number", "Email address", "学号", "电子邮件地址"].contains(titles[$0]) }
    let rows = table.rows.indices.dropFirst().filter { table.rows[$0].count > grade }
    var filled = FilledTable(bytes: bytes)
    let locked = lock.map { lock in
      Set(rows.filter { ["No", "否"].contains(table.rows[$0][lock].text) })
    }
    filled.fill(
      table, Array(rows), column: grade, keys: keys, name: place(["Full name", "全名", "姓名"]),
      locked: locked ?? [], results
    ) { result in
      [(grade, result)] + (feedback.map { [($0, result)] } ?? [])
    }
    return filled
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func fill(
    _ table: Table, _ rows: [Int], column: Int, keys: [Int], name: Int?, locked: Set<Int> = [],
    _ results: [LearnerResult],
    _ cells: (LearnerResult) -> [(column: Int, result: LearnerResult)]
  ) {
    var byKey: [String: [Int]] = [:]
    var byName: [String: [Int]] = [:]
    for row in rows {
      let texts = Set(
        keys.filter { table.rows[row].indices.contains($0) }.map { table.rows[row][$0].text.lowercased() })
      for text in texts where !text.isEmpty { byKey[text, default: []].append(row) }
      if let name, table.rows[row].indices.contains(name) {
        byName[FilledTable.folded(table.rows[row][name].text), default: []].append(row)
      }
    }
    /// Rows by learner, and whether only the name says so: anybody can write a name at the head of a sheet.
    let matches = results.map { result -> (rows: [Int], isByName: Bool) in
      let learner = result.learner
      let own = byKey[learner.key.lowercased()] ?? learner.email.flatMap { byKey[$0.lowercased()] }
      return own.map { ($0, false) } ?? (byName[FilledTable.folded(learner.shownName)] ?? [], true)
    }
    var claims: [Int: Int] = [:]
    var owned: Set<Int> = []
    for match in matches where match.rows.count == 1 {
      claims[match.rows[0], default: 0] += 1
      if !match.isByName { owned.insert(match.rows[0]) }
    }
    var edits: [(range: Range<Int>, text: String)] = []
    var seen: Set<Int> = []
    for (result, match) in zip(results, matches) {
      let learner = result.learner
      guard match.rows.count == 1, let row = match.rows.first else {
        unmatched.append(learner.key)
        seen.formUnion(match.rows)
        continue
      }
      if match.isByName {
        if owned.contains(row) || claims[row, default: 0] > 1 {
          untouched.append((learner.key, "the name '\(learner.shownName)' is also somebody else's"))
          seen.insert(row)
          continue
        }
        matchedByName.append((learner.key, learner.shownName))
      }
      seen.insert(row)
      if result.open > 0 {
        untouched.append((learner.key, "\(result.open) answers without a mark"))
        continue
      }
      if table.rows[row].indices.contains(column), table.rows[row][column].text.uppercased() == "EX" {
        untouched.append((learner.key, "excused there"))
        continue
      }
      if locked.contains(row) {
        untouched.append((learner.key, "the row is locked"))
        continue
      }
      let separator = Character(Unicode.Scalar(table.separator))
      for (index, cell) in cells(result).enumerated() where table.rows[row].indices.contains(cell.column) {
        let text = index == 0 ? FilledTable.points(result.points, table.separator) : FilledTable.words(result)
        edits.append((table.rows[row][cell.column].range, CSV.cell(text, separator: separator)))
      }
      filled += 1
    }
    absent = rows.filter { !seen.contains($0) }.map { row in
      let cells = table.rows[row]
      return name.flatMap { cells.indices.contains($0) ? cells[$0].text : nil } ?? cells.first?.text ?? ""
    }
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    }
  }

  /// Two digits; with semicolons between cells the decimal sign is a comma.
  private static func points(_ value: Double, _ separator: UInt8) -> String {
    let text = plain((value * 100).rounded() / 100)
    guard separator == UInt8(ascii: ";") else { return text }
    return String(text.map { $0 == "." ? "," : $0 })
  }

  private static func words(_ result: LearnerResult) -> String {
    result.exercises.map {
      let why = $0.entry.decision.map { $0.note.isEmpty ? "decided by hand" : $0.note }
      return
        "\($0.exercise): \($0.points.map(plain) ?? "–")/\(plain($0.outOf)), \(why ?? $0.entry.mark.headline)"
    }
    .joined(separator: "\n")
  }

  /// "Lovelace, Ada" and "Ada Lovelace" are one name.
  private static func folded(_ name: String) -> String {
    let words = name.lowercased().split { $0 == " " || $0 == "," }
    return words.sorted().joined(separator: " ")
  }
}
