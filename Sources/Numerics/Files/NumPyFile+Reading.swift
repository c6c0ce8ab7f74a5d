extension NumPyFile {
  /// Reads the bytes of a file: floating-point numbers, integers and truth values of any size and byte order.
  public init(bytes: [UInt8]) throws(Failure) {
    guard bytes.count >= 10, bytes.starts(with: Array("\u{93}NUMPY".unicodeScalars.map { UInt8($0.value) }))
    else {
      throw .noMagic
    }
    let version = Int(bytes[6])
    guard (1...3).contains(version) else { throw .version(version) }
    let start = version == 1 ? 10 : 12
    guard bytes.count >= start else { throw .header("") }
    let length = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
    guard bytes.count - start >= length else { throw .header("") }
    let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
    guard let type = Header.entry("descr", header), let order = Header.entry("fortran_order", header),
      let shape = Header.sizes(header)
    else { throw .header(header) }
    guard let kind = NumberKind(type) else { throw .unsupported(type: type) }

    var expected = kind.size
    for size in shape {
      let (product, overflow) = expected.multipliedReportingOverflow(by: size)
      expected = overflow ? .max : product
    }
    let data = bytes[(start + length)...]
    guard data.count == expected else { throw .length(bytes: data.count, expected: expected) }
    let numbers = stride(from: data.startIndex, to: data.endIndex, by: kind.size).map {
      kind.number(bytes, at: $0)
    }
    self.init(
      shape: shape, elements: order == "True" ? NumPyFile.lastAxisFastest(numbers, shape) : numbers)
  }

  /// Numbers whose first axis runs fastest, in the other order.
  private static func lastAxisFastest(_ numbers: [Double], _ shape: [Int]) -> [Double] {
    guard shape.count > 1 else { return numbers }
    var steps: [Int] = []
    var step = 1
    for size in shape {
      steps.append(step)
      step *= size
    }
    return numbers.indices.map { index in
      var rest = index
      var place = 0
      for axis in shape.indices.reversed() {
        place += rest % shape[axis] * steps[axis]
        rest /= shape[axis]
      }
      return numbers[place]
    }
  }

  /// The Python dictionary at the head of the file: `{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }`.
  private enum Header {
    /// The value behind a key, without quotes.
    static func entry(_ key: String, _ header: String) -> String? {
      guard let value = text(after: key, header) else { return nil }
      let word = value.prefix { $0 != "," && $0 != "}" && $0 != " " }
      return word.filter { $0 != "'" && $0 != "\"" }
    }

    static func sizes(_ header: String) -> [Int]? {
      guard let value = text(after: "shape", header), value.first == "(",
        let end = value.firstIndex(of: ")")
      else { return nil }
      var sizes: [Int] = []
      for word in value[..<end].dropFirst().split(separator: ",") {
        let digits = word.filter { $0 != " " && $0 != "L" }
        if digits.isEmpty { continue }
        guard let size = Int(digits), size >= 0 else { return nil }
        sizes.append(size)
      }
      return sizes
    }

    private static func text(after key: String, _ header: String) -> Substring? {
      for quote in ["'", "\""] {
        let quoted = quote + key + quote
        guard let start = header.firstRange(of: quoted) else { continue }
        let rest = header[start.upperBound...].drop { $0 == " " }
        guard rest.first == ":" else { return nil }
        return rest.dropFirst().drop { $0 == " " }
      }
      return nil
    }
  }
}

extension String {
  /// Where another text first occurs.
  fileprivate func firstRange(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
