import Foundation
import Testing

@testable import Pages

@Suite struct PDFTests {
  /// Packed by zlib: stored, fixed and dynamic blocks.
  @Test(arguments: [
    (
      """
      eNolkMsRADEIQluxNfCH9l/AmtlbBifAw4fJ7t4KNqoGnTE0ACvURkHRrbDY6ERp6Zs03Ssyp/X+RNW6aY29oqus0ciZOd0VCClKNta5mrPxJ6BtFKq2\
      Mkhz50Gsa5xKLPlcIjluSffUZW+2dRNZVndKxRQC5fDWlmLVob3yY7uF9ECSmV6TDmFi2ufowhizNdHcSjVsKuFhF3fWy2t8Zgriwg8jr26aGfO3uJ2K\
      5W48UB7KrWl5euf1wyxYRFxBZ/uGs0qpA2Ds2ziP+DBIm36m+gAsQ5WU
      """,
      "cibebgggjfdbgaffiagedib aaajhafjdfahdgghd djdgeafhjbcjeb hfhjdeeighfiagdffjc hj bgjhbchf gagaeiiifjcchdadhhdfh i "
        + "gejhiafhchhdfag ihdhfg f ahhii giadjchicbheajbbagaedebic ebccehcjejeg ggbaef fdebehdifadafcacghjfhdjhgdhjafji "
        + "jjfaecdaebbeecfiecahaidigcihafd bdijfidgbjfehga ifeacd ic fdejbfh jhghdbabccchde ihe   bedigcihb afbfcc "
        + "biifbihdibe eihbgebaeaijabfbaddifcbgcjdcbffheheg bdj aaaei gf fbb igbedih"
    ),
    ("eJzLSM3JyQcABiwCFQ==", "hello"),
    ("eAEBBQD6/2hlbGxvBiwCFQ==", "hello"),
    ("eJwDAAAAAAE=", ""),
  ])
  func unpacksWhatZlibPacked(_ packed: (base64: String, text: String)) throws {
    let bytes = Array(try #require(Data(base64Encoded: packed.base64)))
    #expect(Inflate.zlib(bytes[...]).map { String(decoding: $0, as: UTF8.self) } == packed.text)
    #expect(Inflate.zlib(bytes[...], limit: packed.text.utf8.count - 1) == nil || packed.text.isEmpty)
  }

  @Test func whatIsPackedCanBeUnpacked() {
    var random = SystemLikeGenerator(state: 11)
    for round in 0..<300 {
      let count = Int(random.next() % 3000)
      let kinds = 1 + random.next() % 200
      var bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() % kinds) }
      if round % 3 == 0 { bytes += bytes + bytes.prefix(700) }
      #expect(Inflate.zlib(Deflate.zlib(bytes)[...]) == bytes, "round \(round)")
    }
    let long = Array(repeating: UInt8(7), count: 100_000)
    let packed = Deflate.zlib(long)
    #expect(packed.count < 1000)
    #expect(Inflate.zlib(packed[...]) == long)
  }

  @Test func anythingMayBeUnpackedWithoutHarm() {
    var random = SystemLikeGenerator(state: 3)
    for _ in 0..<20_000 {
      let count = Int(random.next() % 60)
      let bytes: [UInt8] = [0x78, 0x9C] + (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let unpacked = Inflate.zlib(bytes[...], limit: 4096)
      #expect((unpacked?.count ?? 0) <= 4096)
    }
  }

  @Test func radicalsBecomeCharactersInTheLastColumnAlone() {
    let map = "2 beginbfchar\n<2F79> <2F79>\n<0A> <2F42>\n<0B> <2ED3>\n<0C> <4E2D>\nendbfchar\n"
    let mended = PDFMending.mendedMap(Array(map.utf8)).map { String(decoding: $0, as: UTF8.self) }
    #expect(mended == "2 beginbfchar\n<2F79> <7F51>\n<0A> <6587>\n<0B> <957F>\n<0C> <4E2D>\nendbfchar\n")
    #expect(PDFMending.mendedMap(Array("<0C> <4E2D>\n".utf8)) == nil)
  }

  @Test(arguments: [
    (0, "19700101000000"), (951_782_399, "20000228235959"), (951_782_400, "20000229000000"),
    (1_700_000_000, "20231114221320"), (4_102_444_799, "20991231235959"),
  ])
  func datesAreWrittenOut(_ date: (seconds: Int, stamp: String)) {
    #expect(PDFMending.stamp(date.seconds) == date.stamp)
  }

  /// A file with one page, a named place and a table of references, made by hand.
  private var smallFile: [UInt8] {
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (number, text) in [
      "<</Producer (x)\n/CreationDate (D:20200101000000+00'00')\n/ModDate (D:20200101000000+00'00')>>",
      "<</Type /Catalog /Pages 3 0 R /Dests 5 0 R>>", "<</Type /Pages /Kids [4 0 R 6 0 R] /Count 2>>",
      "<</Type /Page /Parent 3 0 R>>", "<</a#20b [6 0 R /XYZ 0 0 null] /c [4 0 R /Fit]>>",
      "<</Type /Page /Parent 3 0 R>>",
    ].enumerated() {
      offsets.append(file.utf8.count)
      file += "\(number + 1) 0 obj\n\(text)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 7\n0000000000 65535 f \n"
    for offset in offsets {
      file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n"
    }
    file += "trailer\n<</Size 7 /Root 2 0 R /Info 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  @Test func placesAreFoundOnTheirPages() throws {
    let pdf = try #require(PDFFile(smallFile))
    #expect(pdf.pages == [4, 6])
    #expect(pdf.places == ["a b": 2, "c": 1])
  }

  @Test func factsAreAddedAndDatesSet() throws {
    let facts = PDFMending.Facts(title: "t", author: "A (b", subject: "主题", date: 1_700_000_000)
    let mended = PDFMending(facts: facts).mended(smallFile, isPacked: false)
    let pdf = try #require(PDFFile(mended))
    let info = try #require(pdf.resolved(pdf.trailer["Info"]))
    #expect(info["CreationDate"] == .string(Array("D:20231114221320+00'00'".utf8)))
    #expect(
      info["Author"] == .string([0xFE, 0xFF] + "A (b".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }))
    #expect(!String(decoding: mended, as: UTF8.self).contains("20200101"))
    #expect(PDFMending(facts: facts).mended(Array("no file".utf8)) == Array("no file".utf8))
  }

  @Test func brokenFilesAreRefused() {
    let file = smallFile
    for cut in stride(from: 0, to: file.count, by: 7) { _ = PDFFile(Array(file[..<cut]))?.places }
    var random = SystemLikeGenerator(state: 5)
    for _ in 0..<2000 {
      var changed = file
      changed[Int(random.next() % UInt64(file.count))] = UInt8(truncatingIfNeeded: random.next())
      _ = PDFMending(facts: .init(title: "", author: "", subject: "", date: 0)).mended(changed)
    }
  }
}
