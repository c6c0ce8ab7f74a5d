import Experiments

/// The options of grading many submissions.
enum BatchOptions {
  static let submissions = Option<Bool>(
    switch: "submissions",
    LocalizedText("grade folders, zip files, sheets and JSON of a whole class", "批改整班的文件夹、zip、答题纸和 JSON"))
  static let gradebook = Option<String>(
    "gradebook", "FILE",
    LocalizedText("the class's gradebook (default gradebook.db)", "成绩簿文件（默认 gradebook.db）"))
  static let selection = Option<String>(
    "for", "WEEK|EXERCISE",
    LocalizedText("what was to be handed in; else what each sheet says", "应交的内容；默认依答题纸所写"))
  static let resume = Option<Bool>(
    switch: "resume", LocalizedText("go on with a run that was interrupted", "继续被中断的批改"))
  static let restart = Option<Bool>(
    switch: "restart", LocalizedText("forget a run that was interrupted", "放弃被中断的批改，重新开始"))
  static let jobs = Option<Int>(
    "jobs", "N", in: 1...256, LocalizedText("how many processes work (default: one a core)", "并行进程数（默认每核一个）"))

  static let codes = Option<String>(
    "codes", "LIST",
    LocalizedText("codes of your own, as they were given to 'print --for'", "自定的代码名单，与 print --for 所用相同"))

  static let all = [
    submissions.entry, gradebook.entry, selection.entry, codes.entry, resume.entry, restart.entry, jobs.entry,
  ]
}

extension Invocation {
  /// The gradebook that a command is about.
  var gradebookPath: String {
    let name = self[BatchOptions.gradebook] ?? surroundings.environment("GRADUS_GRADEBOOK") ?? "gradebook.db"
    return name.hasPrefix("/") ? name : surroundings.currentFolder + "/" + name
  }
}
