/// What is put right in Chromium's PDF files: what they say of themselves, their dates, and the text behind the glyphs.
struct PDFMending {
  struct Facts {
    let title: String
    let author: String
    let subject: String
    /// Seconds since 1970; nil keeps the time of printing.
    let date: Int?
  }

  let facts: Facts

  /// - Parameter isPacked: Written anew and small; else what changes is added at the end.
  func mended(_ file: [UInt8], isPacked: Bool = true) -> [UInt8] {
    guard var pdf = PDFFile(file), case .reference(let info)? = pdf.trailer["Info"],
      case .reference(let root)? = pdf.trailer["Root"]
    else { return file }
    if let date = facts.date { setDates(of: info, in: &pdf, to: date) }
    var objects: [Int: [UInt8]] = [:]
    if let text = pdf.text(of: info) { objects[info] = described(text) }
    if let text = pdf.text(of: root) {
      objects[root] = adding(
        "/PageMode /UseOutlines\n/ViewerPreferences <</DisplayDocTitle true>>\n", to: text)
    }
    for number in characterMaps(of: pdf) {
      guard let map = pdf.stream(number), let mended = PDFMending.mendedMap(map) else { continue }
      let packed = Deflate.zlib(mended)
      objects[number] =
        Array("<</Filter /FlateDecode /Length \(packed.count)>>\nstream\n".utf8) + packed
        + Array("\nendstream".utf8)
    }
    return isPacked ? pdf.packed(objects, info: info) ?? file : pdf.updated(objects, info: info)
  }

  // MARK: Facts

  private func described(_ info: [UInt8]) -> [UInt8] {
    adding(
      "/Author \(PDFMending.text(facts.author))\n/Subject \(PDFMending.text(facts.subject))\n", to: info)
  }

  /// Entries more at the end of a dictionary.
  private func adding(_ entries: String, to dictionary: [UInt8]) -> [UInt8] {
    guard let end = PDFFile.lastIndex(of: ">>", in: dictionary) else { return dictionary }
    return Array(dictionary[..<end]) + Array("\n\(entries)".utf8) + Array(dictionary[end...])
  }

  /// A text in UTF-16, as hexadecimal digits.
  static func text(_ text: String) -> String {
    "<FEFF"
      + text.utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }.joined() + ">"
  }

  /// Both dates, in their place: the new ones are as long.
  private func setDates(of info: Int, in pdf: inout PDFFile, to date: Int) {
    guard let text = pdf.text(of: info) else { return }
    let stamp = Array(PDFMending.stamp(date).utf8)
    let start = pdf.bytes.firstRange(of: text)?.lowerBound ?? 0
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      guard let place = text.firstRange(of: Array(key.utf8)) else { continue }
      pdf.overwrite(start + place.upperBound, with: stamp)
    }
  }

  /// `20261120162238` (Fliegel and Van Flandern, 1968, for the day).
  static func stamp(_ date: Int) -> String {
    let day = Int((Double(date) / 86400).rounded(.down))
    let second = date - day * 86400
    var l = day + 2_440_588 + 68569
    let n = 4 * l / 146097
    l -= (146097 * n + 3) / 4
    let i = 4000 * (l + 1) / 1_461_001
    l += 31 - 1461 * i / 4
    let j = 80 * l / 2447
    let parts = [j + 2 - 12 * (j / 11), l - 2447 * j / 80, second / 3600, second / 60 % 60, second % 60]
    let year = String(100 * (n - 49) + i + j / 11)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year
      + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
  }

  // MARK: Text behind glyphs

  /// The streams that say which characters the glyphs of a font are.
  private func characterMaps(of pdf: PDFFile) -> [Int] {
    pdf.objectNumbers.compactMap { number in
      guard let font = pdf.object(number), case .name("Font")? = font["Type"],
        case .reference(let map)? = font["ToUnicode"]
      else { return nil }
      return map
    }
  }

  /// Chinese fonts draw a radical and the character that is made of it alone with one glyph, and Chromium writes down the
  /// first of the two: `⽹` for `网`, so that nobody finds the word. Here the character is put back.
  static func mendedMap(_ map: [UInt8]) -> [UInt8]? {
    var mended = map
    var isChanged = false
    var index = 0
    while index + 6 < mended.count {
      // The last code of a line is the character; those before it are numbers of glyphs.
      guard mended[index] == UInt8(ascii: "<"), mended[index + 5] == UInt8(ascii: ">"),
        mended[index + 6] == 0x0A,
        let code = UInt32(String(decoding: mended[index + 1...index + 4], as: UTF8.self), radix: 16),
        let character = Radicals.character(of: code)
      else {
        index += 1
        continue
      }
      let digits = String(character, radix: 16, uppercase: true)
      mended.replaceSubrange(index + 1...index + 4, with: digits.utf8)
      isChanged = true
      index += 6
    }
    return isChanged ? mended : nil
  }
}

extension [UInt8] {
  fileprivate func firstRange(of wanted: [UInt8]) -> Range<Int>? {
    guard let first = wanted.first else { return nil }
    var start = startIndex
    while let place = self[start...].firstIndex(of: first) {
      if self[place...].starts(with: wanted) { return place..<place + wanted.count }
      start = place + 1
    }
    return nil
  }
}
