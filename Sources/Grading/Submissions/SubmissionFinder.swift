import Course
import JSON

extension SubmissionSet {
  /// What stands under paths: folders, zip files, answer sheets, JSON.
  ///
  public init(_ paths: [String]) {
    var finder = SubmissionFinder()
    for path in paths { finder.find(path) }
    self = finder.set
    submissions = finder.merged.sorted {
      ($0.learner.key, $0.submittedAt ?? 0, $0.origin) < ($1.learner.key, $1.submittedAt ?? 0, $1.origin)
    }
    unfitting.sort { ($0.path, $0.message) < ($1.path, $1.message) }
  }
}

/// Turns folders and archives into one tree of files, and that into submissions.
private struct SubmissionFinder {
  var set = SubmissionSet()
  private var found: [Submission] = []

  /// A file with its path below what was named.
  private struct Leaf {
    let path: [String]
    let place: Submission.Part.Place

    var name: String { path.last ?? "" }
    func below(_ count: Int) -> String { path.dropFirst(count).joined(separator: "/") }
  }

  var merged: [Submission] { found }

  mutating func find(_ path: String) {
    let name = Path.name(of: Path.normalized(path))
    switch SafeFile.kind(path) {
    case .folder:
      var leaves: [Leaf] = []
      collect(path, [], &leaves)
      sort(leaves, under: name, isClass: true)
      addEmptyHanded(path, name, leaves)
    case .file where name.hasSuffix(".zip"):
      guard let leaves = unpack(.file(path), path, []) else { return }
      // One archive of files is one learner's; one of folders or of Moodle's names a whole class.
      let isClass = leaves.contains {
        $0.path.count > 1 || MoodleName($0.path[0]) != nil || $0.name.hasSuffix(".zip")
      }
      if isClass {
        sort(leaves, under: name, isClass: true)
      } else {
        add(Submission.Learner(key: stem(name)), nil, name, leaves, depth: 0)
      }
    case .file: single(Leaf(path: [name], place: .file(path)), under: "")
    case .missing: refuse(path, "no such file")
    case .link: refuse(path, "a link, not followed")
    case .other: refuse(path, "no ordinary file")
    }
  }

  /// Learners in whose folder nothing can be read: they handed something in, and a person has to look.
  private mutating func addEmptyHanded(_ path: String, _ name: String, _ leaves: [Leaf]) {
    // Gradescope's metadata names who is there.
    if leaves.contains(where: { $0.path == ["submission_metadata.yml"] }) { return }
    let seen = Set(leaves.map { $0.path[0] })
    for folder in folderEntries(path).sorted()
    where !seen.contains(folder) && !SubmissionFinder.rubbish.contains(folder)
      && SafeFile.kind("\(path)/\(folder)") == .folder
    {
      let faults = set.unfitting.filter { $0.path.hasPrefix("\(path)/\(folder)/") }
      let learner = MoodleName(folder)?.learner ?? Submission.Learner(key: folder)
      found.append(
        Submission(learner: learner, submittedAt: nil, origin: "\(name)/\(folder)", parts: [], faults: faults)
      )
    }
  }

  private mutating func refuse(_ path: String, _ message: String) {
    set.unfitting.append(SubmissionFault(message, path: path))
  }

  // MARK: - Trees

  private static let rubbish: Set<String> = ["__MACOSX", ".DS_Store", "Thumbs.db", ".git"]
  private static let fileLimit = 500_000

  private mutating func collect(_ folder: String, _ path: [String], _ leaves: inout [Leaf]) {
    guard path.count < 16 else { return refuse(folder, "folders nested too deep") }
    for name in folderEntries(folder).sorted() where !SubmissionFinder.rubbish.contains(name) {
      guard leaves.count < SubmissionFinder.fileLimit else { return refuse(folder, "too many files") }
      let place = "\(folder)/\(name)"
      switch SafeFile.kind(place) {
      case .folder: collect(place, path + [name], &leaves)
      case .file: leaves.append(Leaf(path: path + [name], place: .file(place)))
      case .link: refuse(place, "a link, not followed")
      case .other, .missing: refuse(place, "no ordinary file")
      }
    }
  }

  /// The files of an archive; nil where it is none.
  private mutating func unpack(_ place: Submission.Part.Place, _ name: String, _ path: [String]) -> [Leaf]? {
    let bytes: Result<[UInt8], SubmissionFault> =
      switch place {
      case .file(let path): SafeFile.read(path, limit: SubmissionSet.archiveLimit)
      default: set.read(Submission.Part(name: name, place: place))
      }
    let archive: ZipArchive
    switch bytes {
    case .failure(let fault):
      refuse(name, fault.message)
      return nil
    case .success(let bytes):
      do throws(ZipArchive.Failure) {
        archive = try ZipArchive(bytes)
      } catch {
        refuse(name, error.message)
        return nil
      }
    }
    let number = set.archives.count
    set.archives.append(archive)
    var leaves: [Leaf] = []
    for (index, entry) in archive.entries.enumerated() where !entry.isFolder {
      let parts = entry.name.split(separator: "/").map(String.init)
      if parts.contains(where: { SubmissionFinder.rubbish.contains($0) }) { continue }
      if let obstacle = entry.obstacle {
        refuse("\(name): \(entry.name.harmless)", obstacle)
        continue
      }
      leaves.append(Leaf(path: path + parts, place: .entry(archive: number, index: index)))
    }
    return leaves.sorted { $0.path.joined(separator: "/") < $1.path.joined(separator: "/") }
  }

  // MARK: - Layouts

  private mutating func sort(_ leaves: [Leaf], under name: String, isClass: Bool) {
    // An export in a folder of its own: one folder and nothing beside it.
    var depth = 0
    while let first = leaves.first, first.path.count > depth + 1,
      leaves.allSatisfy({ $0.path.count > depth + 1 && $0.path[depth] == first.path[depth] }),
      leaves.contains(where: { $0.path.count > depth + 2 || $0.path[depth + 1] == "submission_metadata.yml" })
    {
      depth += 1
    }
    if let metadata = leaves.first(where: {
      $0.path.count == depth + 1 && $0.name == "submission_metadata.yml"
    }),
      let bytes = try? set.read(Submission.Part(name: metadata.name, place: metadata.place)).get()
    {
      gradescope(
        leaves.filter { $0.path != metadata.path }, depth,
        GradescopeMetadata(String(decoding: bytes, as: UTF8.self)), name)
      return
    }
    var byFolder: [String: [Leaf]] = [:]
    for leaf in leaves {
      let head = leaf.path[depth]
      if leaf.path.count == depth + 1 {
        if let moodle = MoodleName(head) {
          moodleFile(moodle, leaf, name)
        } else {
          single(leaf, under: name)
        }
      } else {
        byFolder[head, default: []].append(leaf)
      }
    }
    for (folder, inner) in byFolder.sorted(by: { $0.key < $1.key }) {
      let moodle = MoodleName(folder)
      add(
        moodle?.learner ?? Submission.Learner(key: folder), nil, "\(name)/\(folder)", inner, depth: depth + 1,
        isHTML: moodle?.isOnlineText ?? false)
    }
  }

  private mutating func moodleFile(_ moodle: MoodleName, _ leaf: Leaf, _ name: String) {
    let renamed = Leaf(path: [moodle.rest.isEmpty ? leaf.name : moodle.rest], place: leaf.place)
    add(moodle.learner, nil, "\(name)/\(leaf.name)", [renamed], depth: 0, isHTML: moodle.isOnlineText)
  }

  private mutating func gradescope(
    _ leaves: [Leaf], _ depth: Int, _ metadata: GradescopeMetadata, _ name: String
  ) {
    var byFolder: [String: [Leaf]] = [:]
    for leaf in leaves {
      if leaf.path.count > depth + 1, metadata.submissions[leaf.path[depth]] != nil {
        byFolder[leaf.path[depth], default: []].append(leaf)
      } else {
        refuse("\(name)/\(leaf.path.joined(separator: "/"))", "no submission that the metadata names")
      }
    }
    for (folder, facts) in metadata.submissions.sorted(by: { $0.key < $1.key }) {
      guard let inner = byFolder[folder] else {
        refuse("\(name)/\(folder)", "named in the metadata, but not there")
        continue
      }
      // A group's work counts for each of its members.
      for learner in facts.learners {
        add(learner, facts.createdAt, "\(name)/\(folder)", inner, depth: depth + 1)
      }
    }
  }

  /// A file that is a submission by itself: `ada.md`, `ada.zip`, `class.json`.
  private mutating func single(_ leaf: Leaf, under folder: String) {
    let origin = folder.isEmpty ? leaf.name : "\(folder)/\(leaf.name)"
    if leaf.name.hasSuffix(".json") || leaf.name.hasSuffix(".jsonl") {
      json(leaf, origin)
    } else if leaf.name.hasSuffix(".zip") {
      guard let leaves = unpack(leaf.place, origin, []) else { return }
      add(Submission.Learner(key: stem(leaf.name)), nil, origin, leaves, depth: 0)
    } else if SubmissionReader.isSheet(leaf.name) {
      add(Submission.Learner(key: stem(leaf.name)), nil, origin, [leaf], depth: 0)
    } else {
      refuse(origin, "neither a sheet (.md) nor an archive (.zip) nor JSON")
    }
  }

  private mutating func json(_ leaf: Leaf, _ origin: String) {
    let bytes: [UInt8]
    switch set.read(Submission.Part(name: origin, place: leaf.place)) {
    case .failure(let fault): return refuse(origin, fault.message)
    case .success(let read): bytes = read
    }
    let answers = JSONSubmissions(bytes, isLines: leaf.name.hasSuffix(".jsonl"))
    for fault in answers.faults { refuse(origin, fault) }
    for entry in answers.submissions {
      found.append(
        Submission(
          learner: entry.learner, submittedAt: entry.submittedAt, origin: origin,
          parts: [Submission.Part(name: "answers.json", place: .bytes(entry.answers))], code: entry.code,
          faults: []))
    }
  }

  private mutating func add(
    _ learner: Submission.Learner, _ time: Int?, _ origin: String, _ leaves: [Leaf], depth: Int,
    isHTML: Bool = false
  ) {
    var parts: [Submission.Part] = []
    var faults: [SubmissionFault] = []
    let before = set.unfitting.count
    for leaf in leaves {
      let name = leaf.below(depth)
      if leaf.name.hasSuffix(".zip") {
        for inner in unpack(leaf.place, "\(origin)/\(name)", []) ?? []
        where inner.name.hasSuffix(".zip") == false {
          parts.append(Submission.Part(name: inner.below(0), place: inner.place))
        }
      } else if isHTML || SubmissionReader.isReadable(leaf.name) {
        parts.append(Submission.Part(name: isHTML ? name + ".html" : name, place: leaf.place))
      } else {
        refuse("\(origin)/\(name)", "neither a sheet (.md) nor code (.swift) nor JSON")
      }
    }
    // What a learner's own archive hides is also the submission's fault: an answer may have been in it.
    faults += set.unfitting[before...]
    found.append(
      Submission(learner: learner, submittedAt: time, origin: origin, parts: parts, faults: faults))
  }

  private func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
