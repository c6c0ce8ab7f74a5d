extension HTMLPage {
  /// A page about answers, which is none of the course: it has the style of reports and the title in its running head.
  ///
  /// - Parameters:
  ///   - classes: Those of its main part, beside the ones that every report has.
  ///   - isForPDF: Whether it is to be printed, not to stay HTML.
  static func report(
    _ document: some PrintedDocument, classes: String = "", isForPDF: Bool, settings: PageSettings,
    body: (PageSettings) -> [HTML]
  ) -> HTMLPage {
    var settings = settings
    settings.isForPDF = isForPDF
    let names = ["report", classes, "run-report"].filter { !$0.isEmpty }.joined(separator: " ")
    var page = HTMLPage(
      title: document.title, settings: settings,
      runs: [StyleSheet.Run(name: "report", left: document.title, right: document.subject)],
      body: [.element(.main, [.class(names)], body(settings))])
    page.style.isForReport = true
    return page
  }
}
