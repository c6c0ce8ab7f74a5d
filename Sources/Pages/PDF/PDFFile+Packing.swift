extension PDFFile {
  /// The file written anew, small: objects without data packed together (ISO 32000-1, 7.5.7), and their places in a
  /// stream (7.5.8). The tags of a book make most of a file as Chromium writes it.
  ///
  /// - Parameter changed: New texts of objects, what stands between `obj` and `endobj`.
  func packed(_ changed: [Int: [UInt8]], info: Int) -> [UInt8]? {
    guard case .reference(let root)? = trailer["Root"] else { return nil }
    var output = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    var places: [Int: Place] = [:]
    var packs: [[(number: Int, text: ArraySlice<UInt8>)]] = [[]]
    for (number, original) in objects() {
      let text = changed[number].map { $0[...] } ?? original
      if text.endsInStream {
        places[number] = .at(output.count)
        PDFFile.append(number, text, to: &output)
      } else {
        if packs[packs.count - 1].count == PDFFile.packSize { packs.append([]) }
        packs[packs.count - 1].append((number, text))
      }
    }
    var free = (places.keys.max() ?? 0, packs.flatMap { $0.map(\.number) }.max() ?? 0)
    free.0 = max(free.0, free.1) + 1
    for pack in packs where !pack.isEmpty {
      for (index, object) in pack.enumerated() { places[object.number] = .packed(in: free.0, index) }
      places[free.0] = .at(output.count)
      PDFFile.append(free.0, PDFFile.stream(of: pack)[...], to: &output)
      free.0 += 1
    }
    let start = output.count
    places[free.0] = .at(start)
    PDFFile.append(free.0, table(places, count: free.0 + 1, root: root, info: info)[...], to: &output)
    output += "startxref\n\(start)\n%%EOF\n".utf8
    return output
  }

  private enum Place {
    case at(Int)
    case packed(in: Int, Int)
  }

  private static let packSize = 500

  private static func append(_ number: Int, _ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += "\(number) 0 obj\n".utf8
    output += text
    output += "\nendobj\n".utf8
  }

  /// The numbers and places of the objects, then the objects.
  private static func stream(of pack: [(number: Int, text: ArraySlice<UInt8>)]) -> [UInt8] {
    var head = ""
    var body: [UInt8] = []
    for object in pack {
      head += "\(object.number) \(body.count) "
      body += object.text
      body.append(0x0A)
    }
    let data = Deflate.zlib(Array(head.utf8) + body)
    let facts =
      "<</Type /ObjStm /N \(pack.count) /First \(head.utf8.count) /Filter /FlateDecode /Length \(data.count)>>"
    return Array("\(facts)\nstream\n".utf8) + data + Array("\nendstream".utf8)
  }

  /// Seven bytes an object: its kind, its place, its place in its pack.
  private func table(_ places: [Int: Place], count: Int, root: Int, info: Int) -> [UInt8] {
    var rows: [UInt8] = []
    for number in 0..<count {
      let (kind, place, index): (Int, Int, Int) =
        switch places[number] {
        case .at(let offset)?: (1, offset, 0)
        case .packed(let stream, let index)?: (2, stream, index)
        case nil: (0, 0, 0xFFFF)
        }
      rows.append(UInt8(kind))
      for shift in [24, 16, 8, 0] { rows.append(UInt8(truncatingIfNeeded: place >> shift)) }
      rows += [UInt8(index >> 8), UInt8(index & 255)]
    }
    let data = Deflate.zlib(rows)
    let facts =
      "<</Type /XRef /Size \(count) /W [1 4 2] /Root \(root) 0 R /Info \(info) 0 R /Filter /FlateDecode /Length \(data.count)>>"
    return Array("\(facts)\nstream\n".utf8) + data + Array("\nendstream".utf8)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var endsInStream: Bool { suffix(9).elementsEqual("endstream".utf8) }
}
