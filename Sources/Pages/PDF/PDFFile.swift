/// A PDF file as Chromium writes it: one table of cross references, no packed objects.
struct PDFFile {
  private(set) var bytes: [UInt8]
  /// Where each object begins.
  private let offsets: [Int: Int]
  let trailer: PDFValue
  let startOfTable: Int

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: "%PDF-".utf8), let mark = PDFFile.lastIndex(of: "startxref", in: bytes) else {
      return nil
    }
    var reader = PDFReader(bytes, at: mark + 9)
    guard let start = reader.value()?.integer, start > 0, start < bytes.count else { return nil }
    startOfTable = start
    reader = PDFReader(bytes, at: start)
    guard reader.skip("xref") else { return nil }
    var offsets: [Int: Int] = [:]
    while !reader.skip("trailer") {
      guard let first = reader.value()?.integer, let count = reader.value()?.integer,
        (0..<10_000_000).contains(count), (0..<10_000_000).contains(first)
      else { return nil }
      for number in 0..<count {
        guard let offset = reader.value()?.integer, reader.value()?.integer != nil else { return nil }
        reader.skipBlanks()
        if reader.word() == "n", bytes.indices.contains(offset) { offsets[first + number] = offset }
      }
    }
    guard let trailer = reader.value() else { return nil }
    self.offsets = offsets
    self.trailer = trailer
  }

  /// The value of an object; a reference is followed.
  func resolved(_ value: PDFValue?) -> PDFValue? {
    var value = value
    for _ in 0..<8 {
      guard case .reference(let number)? = value else { return value }
      value = object(number)
    }
    return nil
  }

  func object(_ number: Int) -> PDFValue? {
    guard var reader = reader(of: number) else { return nil }
    return reader.value()
  }

  var objectNumbers: [Int] { offsets.keys.sorted() }

  /// Every object with the bytes between `obj` and `endobj`, by number.
  func objects() -> [(number: Int, text: ArraySlice<UInt8>)] {
    let ends = (offsets.values + [startOfTable]).sorted()
    return offsets.sorted { $0.key < $1.key }.compactMap { number, offset in
      guard let next = ends.first(after: offset), var reader = Optional(PDFReader(bytes, at: offset)),
        reader.value()?.integer == number, reader.value()?.integer != nil, reader.skip("obj")
      else { return nil }
      reader.skipBlanks()
      guard reader.index < next else { return nil }
      let text = bytes[reader.index..<next]
      guard let end = text.lastRange(of: Array("endobj".utf8)) else { return nil }
      return (number, text[..<end].dropLast(while: { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }))
    }
  }

  /// The bytes of an object between `obj` and `endobj`.
  func text(of number: Int) -> [UInt8]? {
    guard var reader = reader(of: number) else { return nil }
    reader.skipBlanks()
    let start = reader.index
    guard reader.value() != nil else { return nil }
    return Array(bytes[start..<reader.index])
  }

  /// The unpacked data of a stream.
  func stream(_ number: Int) -> [UInt8]? {
    guard var reader = reader(of: number), let value = reader.value(),
      let length = resolved(value["Length"])?.integer, reader.skip("stream")
    else { return nil }
    var start = reader.index
    if start < bytes.count, bytes[start] == 0x0D { start += 1 }
    if start < bytes.count, bytes[start] == 0x0A { start += 1 }
    guard start <= bytes.count, (0...bytes.count - start).contains(length) else { return nil }
    let data = bytes[start..<start + length]
    switch value["Filter"] {
    case nil: return Array(data)
    case .name("FlateDecode")?: return Inflate.zlib(data)
    default: return nil
    }
  }

  private func reader(of number: Int) -> PDFReader? {
    guard let offset = offsets[number] else { return nil }
    var reader = PDFReader(bytes, at: offset)
    guard reader.value()?.integer == number, reader.value()?.integer != nil, reader.skip("obj") else {
      return nil
    }
    return reader
  }

  // MARK: Pages and places

  /// The pages in order.
  var pages: [Int] {
    guard let root = resolved(trailer["Root"]) else { return [] }
    var pages: [Int] = []
    collect(root["Pages"], into: &pages, depth: 0)
    return pages
  }

  private func collect(_ node: PDFValue?, into pages: inout [Int], depth: Int) {
    guard case .reference(let number)? = node, let value = object(number), depth < 40 else { return }
    if case .name("Page")? = value["Type"] {
      pages.append(number)
    } else {
      for kid in resolved(value["Kids"])?.elements ?? [] { collect(kid, into: &pages, depth: depth + 1) }
    }
  }

  /// The page, counted from 1, on which each linked place is, by its `id`.
  var places: [String: Int] {
    var order: [Int: Int] = [:]
    for (index, page) in pages.enumerated() { order[page] = index + 1 }
    guard let root = resolved(trailer["Root"]), case .dictionary(let entries)? = resolved(root["Dests"])
    else {
      return [:]
    }
    var places: [String: Int] = [:]
    for (name, place) in entries {
      if case .reference(let page)? = resolved(place)?.elements.first, let number = order[page] {
        places[name] = number
      }
    }
    return places
  }

  // MARK: Changes

  /// Replaces bytes by as many others.
  mutating func overwrite(_ start: Int, with new: [UInt8]) {
    guard start >= 0, start + new.count <= bytes.count else { return }
    bytes.replaceSubrange(start..<start + new.count, with: new)
  }

  /// The file followed by new versions of some objects (ISO 32000-1, 7.5.6).
  ///
  /// - Parameter objects: What stands between `obj` and `endobj`; numbers from `Size` on are new ones.
  func updated(_ objects: [Int: [UInt8]], info: Int?) -> [UInt8] {
    guard let size = trailer["Size"]?.integer, case .reference(let root)? = trailer["Root"] else {
      return bytes
    }
    var output = bytes
    var table = "xref\n"
    for (number, text) in objects.sorted(by: { $0.key < $1.key }) {
      let offset = String(output.count)
      table += "\(number) 1\n\(String(repeating: "0", count: max(0, 10 - offset.count)))\(offset) 00000 n \n"
      output += Array("\(number) 0 obj\n".utf8) + text + Array("\nendobj\n".utf8)
    }
    let start = output.count
    let count = max(size, (objects.keys.max() ?? 0) + 1)
    output += table.utf8
    output += "trailer\n<</Size \(count)\n/Root \(root) 0 R\n".utf8
    if let info { output += "/Info \(info) 0 R\n".utf8 }
    output += "/Prev \(startOfTable)>>\nstartxref\n\(start)\n%%EOF\n".utf8
    return output
  }

  static func lastIndex(of text: StaticString, in bytes: [UInt8]) -> Int? {
    let wanted = Array(text.description.utf8)
    guard bytes.count >= wanted.count else { return nil }
    return stride(from: bytes.count - wanted.count, through: 0, by: -1).first {
      bytes[$0...].starts(with: wanted)
    }
  }
}

extension [Int] {
  /// The first element of a sorted array that is greater.
  fileprivate func first(after value: Int) -> Int? {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if self[middle] > value {
        range = range.lowerBound..<middle
      } else {
        range = middle + 1..<range.upperBound
      }
    }
    return range.lowerBound < endIndex ? self[range.lowerBound] : nil
  }
}

extension ArraySlice<UInt8> {
  /// Where the last occurrence begins.
  fileprivate func lastRange(of wanted: [UInt8]) -> Int? {
    guard count >= wanted.count else { return nil }
    return stride(from: endIndex - wanted.count, through: startIndex, by: -1).first {
      self[$0...].starts(with: wanted)
    }
  }

  fileprivate func dropLast(while isBlank: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var end = endIndex
    while end > startIndex, isBlank(self[end - 1]) { end -= 1 }
    return self[..<end]
  }
}
