import Testing

@testable import Numerics

@Suite struct FilesTests {
  /// A file as `numpy.save` writes it: the header padded to 128 bytes, then the numbers.
  private static func file(_ header: String, _ numbers: [UInt8], major: UInt8 = 1) -> [UInt8] {
    let padded = Array(header.utf8) + Array(repeating: 0x20, count: max(0, 117 - header.utf8.count)) + [0x0A]
    let length = [UInt8(padded.count & 255), UInt8(padded.count >> 8)] + (major > 1 ? [0, 0] : [])
    return [0x93] + Array("NUMPY".utf8) + [major, 0] + length + padded + numbers
  }

  private static let four: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0x04, 0x40, 0, 0, 0, 0, 0, 0, 0x08, 0x40, 0, 0, 0, 0, 0,
    0,
    0x10, 0xC0,
  ]

  @Test func readsWhatNumPyWrites() throws {
    let rows = try NumPyFile(
      bytes: Self.file("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }", Self.four))
    #expect(rows.shape == [2, 2])
    #expect(rows.elements == [1, 2.5, 3, -4])
    let columns = try NumPyFile(
      bytes: Self.file("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2), }", Self.four, major: 2))
    #expect(columns.matrix == Matrix([[1, 3], [2.5, -4]]))
    let whole = try NumPyFile(
      bytes: Self.file(
        "{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }",
        [1, 0, 0, 0, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])
    )
    #expect(whole.shape == [3])
    #expect(whole.elements == [1, 2, -1])
    let big = try NumPyFile(
      bytes: Self.file(
        "{'descr': '>f4', 'fortran_order': False, 'shape': (1, 2), }", [0x3F, 0xC0, 0, 0, 0x40, 0, 0, 0]))
    #expect(big.elements == [1.5, 2])
  }

  @Test func writesWhatItReads() throws {
    let matrix = Matrix([[1, 2.5, -0.0], [.infinity, 1e-300, 3]])
    let file = NumPyFile(matrix)
    #expect(file.bytes.count == 128 + 48)
    #expect(try NumPyFile(bytes: file.bytes) == file)
  }

  @Test(arguments: [
    ([UInt8](repeating: 0, count: 200), NumPyFile.Failure.noMagic),
    (
      FilesTests.file("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", []),
      .unsupported(type: "|O")
    ),
    (
      FilesTests.file("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", FilesTests.four),
      .length(bytes: 32, expected: 48)
    ),
    (FilesTests.file("{}", [], major: 9), .version(9)),
  ])
  func refusesOtherBytes(_ bytes: [UInt8], _ failure: NumPyFile.Failure) {
    #expect(throws: failure) { try NumPyFile(bytes: bytes) }
  }

  /// Cut or changed anywhere, a file is refused or read, never more.
  @Test func noByteBringsItDown() {
    let good = Self.file("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }", Self.four)
    for count in 0..<good.count { _ = try? NumPyFile(bytes: Array(good[..<count])) }
    for place in 0..<128 {
      for value in [0, 9, 0x27, 0x2C, 0x39, 0xFF] as [UInt8] {
        var bytes = good
        bytes[place] = value
        _ = try? NumPyFile(bytes: bytes)
      }
    }
  }

  @Test(
    arguments: [
      ("1,2\n3,4\n", [[1.0, 2], [3, 4]], nil), ("\u{FEFF}a;b\r\n1;2.5\r\n", [[1, 2.5]], ["a", "b"]),
      ("# made by hand\n1 2 3\n\n4 5 6", [[1, 2, 3], [4, 5, 6]], nil),
      ("x\ty\n-1e-3\t\u{2212}.5\n", [[-0.001, -0.5]], ["x", "y"]),
    ] as [(String, [[Double]], [String]?)])
  func readsTables(_ text: String, _ rows: [[Double]], _ names: [String]?) throws {
    let table = try CommaSeparated.read(text)
    #expect(table.matrix == Matrix(rows))
    #expect(table.names == names)
  }

  @Test(arguments: [
    ("1,2\n3,x\n", "2:3: 'x' is not a number"), ("1,2\n3\n", "2:1: a row of 1 where the first has 2"),
    ("", "1:1: no numbers"), ("a,b\n", "1:1: no numbers"), ("1,,2", "1:3: a number is missing"),
  ])
  func saysWhereATableIsWrong(_ text: String, _ message: String) {
    #expect { try CommaSeparated.read(text) } throws: { "\($0)" == message }
  }

  @Test(arguments: [
    ("[[1, 2], [3, 4]]", [[1.0, 2], [3, 4]]), (" [1, -2e1] ", [[1, -20]]), ("3", [[3]]),
    ("[[1],\n [2]]", [[1], [2]]),
  ])
  func readsJSON(_ text: String, _ rows: [[Double]]) throws {
    #expect(try JSONArray.read(text) == Matrix(rows))
    #expect(try JSONArray.read(JSONArray.write(Matrix(rows))) == Matrix(rows))
  }

  @Test(arguments: ["[[1, 2], [3]]", "[[1, 2", "[[[1]]]", "[]", "[1, a]", "[1] 2", "", "[[1],]"])
  func refusesOtherJSON(_ text: String) {
    #expect(throws: NumberTextError.self) { try JSONArray.read(text) }
  }

  @Test func tablesComeBackAsTheyWere() throws {
    var random = RandomState(seed: 3)
    let matrix = random.randn(7, 4)
    #expect(try CommaSeparated.read(CommaSeparated.write(matrix)).matrix == matrix)
    let named = try CommaSeparated.read(CommaSeparated.write(matrix, names: ["a", "b", "c", "d"]))
    #expect(named.names == ["a", "b", "c", "d"])
    #expect(named.matrix == matrix)
  }
}
