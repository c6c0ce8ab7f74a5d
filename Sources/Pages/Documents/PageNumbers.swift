/// The printed pages of the places in a document.
struct PageNumbers {
  private let numbers: [String: Int]

  init(_ numbers: [String: Int]) {
    self.numbers = numbers
  }

  /// The page of a place; nil while it is not known.
  func page(of anchor: Anchor) -> Int? {
    numbers[PageNumbers.encoded(anchor.name)]
  }

  /// PDF files of Chromium name places as addresses do.
  private static func encoded(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
