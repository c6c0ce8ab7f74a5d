/// A zip file, read without unpacking anything to the disk.
///
/// Names that lead out of the archive, links, encrypted and overlapping entries are refused; so that an archive can
/// neither write outside of a folder nor unpack to more than its entries' limits.
struct ZipArchive: Sendable {
  struct Entry: Hashable, Sendable {
    /// With `/` between folders.
    let name: String
    /// Why it is not unpacked; nil where it may be.
    let obstacle: String?
    let isFolder: Bool
    fileprivate let method: Int
    fileprivate let checksum: UInt32
    fileprivate let packedSize: Int
    fileprivate let size: Int
    fileprivate let offset: Int
  }

  enum Failure: Error, Hashable {
    case noArchive
    case tooManyEntries

    var message: String {
      switch self {
      case .noArchive: "no zip file, or a damaged one"
      case .tooManyEntries: "more than \(ZipArchive.entryLimit) entries"
      }
    }
  }

  static let entryLimit = 200_000
  let entries: [Entry]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(Failure) {
    self.bytes = bytes
    guard let end = ZipArchive.endRecord(bytes) else { throw .noArchive }
    let count = bytes.little16(end + 10)
    var place = bytes.little32(end + 16)
    guard count != 0xFFFF, place <= end else { throw .noArchive }
    if count > ZipArchive.entryLimit { throw .tooManyEntries }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard place + 46 <= end, bytes.little32(place) == 0x0201_4B50 else { throw .noArchive }
      let nameLength = bytes.little16(place + 28)
      let length = 46 + nameLength + bytes.little16(place + 30) + bytes.little16(place + 32)
      guard place + length <= bytes.count else { throw .noArchive }
      entries.append(ZipArchive.entry(bytes, place, nameLength))
      place += length
    }
    self.entries = ZipArchive.refusingOverlaps(entries)
  }

  /// The end of the central directory: the last 22 bytes and a comment.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var place = bytes.count - 22
    let last = max(0, bytes.count - 22 - 0xFFFF)
    while place >= last {
      if bytes[place] == 0x50, bytes.little32(place) == 0x0605_4B50,
        place + 22 + bytes.little16(place + 20) == bytes.count
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  private static func entry(_ bytes: [UInt8], _ place: Int, _ nameLength: Int) -> Entry {
    let rawName = bytes[(place + 46)..<(place + 46 + nameLength)]
    let name = String(decoding: rawName, as: UTF8.self)
    let flags = bytes.little16(place + 8)
    let mode = bytes.little32(place + 38) >> 16
    let isUnix = bytes[place + 5] == 3
    let isLink = isUnix && mode & 0xF000 == 0xA000
    let isSpecial = isUnix && mode != 0 && ![0x8000, 0x4000, 0, 0xA000].contains(mode & 0xF000)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    var obstacle: String?
    if name.isEmpty || name.hasPrefix("/") || parts.contains("..") || name.utf8.contains(0)
      || name.utf8.contains(UInt8(ascii: "\\")) || name.utf8.dropFirst().first == UInt8(ascii: ":")
    {
      obstacle = "its name leads out of the archive"
    } else if isLink {
      obstacle = "a link, not followed"
    } else if isSpecial {
      obstacle = "no ordinary file"
    } else if flags & 1 == 1 {
      obstacle = "encrypted"
    }
    return Entry(
      name: name, obstacle: obstacle, isFolder: name.hasSuffix("/"), method: bytes.little16(place + 10),
      checksum: UInt32(bytes.little32(place + 16)), packedSize: bytes.little32(place + 20),
      size: bytes.little32(place + 24), offset: bytes.little32(place + 42))
  }

  /// Entries that share bytes make bombs of any size out of few.
  private static func refusingOverlaps(_ entries: [Entry]) -> [Entry] {
    var overlapping: Set<Int> = []
    let order = entries.indices.sorted { entries[$0].offset < entries[$1].offset }
    for (one, next) in zip(order, order.dropFirst())
    where entries[one].offset + 30 + entries[one].packedSize > entries[next].offset {
      overlapping.formUnion([one, next])
    }
    return entries.enumerated().map { index, entry in
      guard overlapping.contains(index) else { return entry }
      return Entry(
        name: entry.name, obstacle: entry.obstacle ?? "it overlaps another entry", isFolder: entry.isFolder,
        method: entry.method, checksum: entry.checksum, packedSize: entry.packedSize, size: entry.size,
        offset: entry.offset)
    }
  }

  /// The bytes of an entry, or why there are none.
  func unpack(_ entry: Entry, limit: Int) -> Result<[UInt8], SubmissionFault> {
    if let obstacle = entry.obstacle { return .failure(SubmissionFault(obstacle)) }
    let damaged = SubmissionFault("damaged")
    guard entry.offset + 30 <= bytes.count, bytes.little32(entry.offset) == 0x0403_4B50 else {
      return .failure(damaged)
    }
    let start = entry.offset + 30 + bytes.little16(entry.offset + 26) + bytes.little16(entry.offset + 28)
    guard start + entry.packedSize <= bytes.count else { return .failure(damaged) }
    let packed = bytes[start..<(start + entry.packedSize)]
    let tooLarge = SubmissionFault("larger than \(limit >> 20) MB")
    var unpacked: [UInt8]
    switch entry.method {
    case 0:
      if packed.count > limit { return .failure(tooLarge) }
      unpacked = Array(packed)
    case 8:
      do throws(Inflate.Failure) {
        unpacked = try Inflate.unpack(packed, limit: limit)
      } catch { return .failure(error == .tooLarge ? tooLarge : damaged) }
    default: return .failure(SubmissionFault("packed in a way that is not known here"))
    }
    guard CRC32.of(unpacked) == entry.checksum else { return .failure(damaged) }
    return .success(unpacked)
  }
}

extension [UInt8] {
  fileprivate func little16(_ place: Int) -> Int { Int(self[place]) | Int(self[place + 1]) << 8 }
  fileprivate func little32(_ place: Int) -> Int { little16(place) | little16(place + 2) << 16 }
}
