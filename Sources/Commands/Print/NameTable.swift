/// A list of people: a name a line with a code behind it where there is one, or a CSV table (RFC 4180) whose head
/// says which columns they are, as gradebooks export it.
struct NameTable {
  struct Row: Hashable {
    let name: String
    let code: String?
  }

  let rows: [Row]

  init(_ text: String) {
    var table = NameTable.records(of: text)
    var columns = (name: [0], code: 1)
    if let head = table.first?.map({ $0.lowercased() }), let names = NameTable.nameColumns(head) {
      columns = (names, head.firstIndex { NameTable.codeHeads.contains($0) } ?? Int.max)
      table.removeFirst()
    }
    rows = table.compactMap { record in
      let parts = columns.name.compactMap { $0 < record.count && !record[$0].isEmpty ? record[$0] : nil }
      guard !parts.isEmpty else { return nil }
      let code = columns.code < record.count ? record[columns.code] : ""
      return Row(name: parts.joined(separator: " "), code: code.isEmpty ? nil : code)
    }
  }

  /// The column of names, or those of first and last names; nil for a table without a head.
  private static func nameColumns(_ head: [String]) -> [Int]? {
    if let column = head.firstIndex(where: { nameHeads.contains($0) }) { return [column] }
    guard let first = head.firstIndex(where: { ["first name", "firstname", "given name"].contains($0) }),
      let last = head.firstIndex(where: { ["last name", "lastname", "surname", "family name"].contains($0) })
    else { return nil }
    return [first, last]
  }

  private static let nameHeads: Set<String> = ["name", "full name", "student", "learner", "姓名", "学生", "学习者"]
  private static let codeHeads: Set<String> = ["code", "代码"]

  /// Records of trimmed fields; those between quotation marks may hold commas and line ends.
  private static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    func endField() {
      record.append(String(field.trimmed))
      field = ""
    }
    func endRecord() {
      endField()
      if record.contains(where: { !$0.isEmpty }) { records.append(record) }
      record = []
    }
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if isQuoted {
        if character != "\"" {
          field.append(character)
        } else if next < text.endIndex, text[next] == "\"" {
          field.append(character)
          index = next
        } else {
          isQuoted = false
        }
      } else if character == "\"" && field.allSatisfy(\.isWhitespace) {
        isQuoted = true
        field = ""
      } else if character == "," || character == ";" || character == "\t" {
        endField()
      } else if character.isNewline {
        endRecord()
      } else {
        field.append(character)
      }
      index = text.index(after: index)
    }
    endRecord()
    return records
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
    return self[..<end].drop { $0.isWhitespace }
  }
}
