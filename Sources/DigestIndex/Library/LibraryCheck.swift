import DigestKit
import Foundation

extension Library {
  /// Faults of all files, by path and line: those found while reading, and links and pictures that lead
  /// nowhere.
  public func check() async throws -> [(path: String, fault: Diagnostic)] {
    var faults: [(path: String, fault: Diagnostic)] = []
    for (_, path, diagnostic) in try diagnostics() { faults.append((path, diagnostic)) }
    for digest in try digests() {
      if digest.editions.count(where: { !$0.isStub }) > 1 {
        faults += try translationFaults(of: digest)
      }
      let parts = try await parts(of: digest)
      faults += pairFaults(of: digest, parts)
      for part in parts.flatMap(\.parts) {
        faults += linkFaults(library: digest.id.library, part).map { (part.path, $0) }
      }
    }
    return Self.inOrder(faults)
  }

  /// Editions that have no text, and language lines that lead one way only.
  private func pairFaults(
    of digest: DigestSummary, _ parts: [(summary: EditionSummary, parts: [FilePart])]
  ) -> [(path: String, fault: Diagnostic)] {
    var faults: [(path: String, fault: Diagnostic)] = []
    if let full = digest.editions.first(where: { !$0.isStub }) {
      for stub in digest.editions where stub.isStub {
        faults.append((stub.path, Diagnostic(.note, .onlyStub, line: 1, subject: full.path)))
      }
    }
    var named: [String: Set<String>] = [:]
    for part in parts.flatMap(\.parts) where digest.editions.count > 1 && part.edition.mark == nil {
      named[part.path] = Set(
        part.edition.editionLinks.compactMap { link in
          if case .library(let target, _) = LinkTarget(link, from: part.path) { target } else { nil }
        })
    }
    for (path, others) in named {
      for other in others where named[other]?.contains(path) == false {
        faults.append((other, Diagnostic(.note, .oneSidedLink, line: 1, subject: path)))
      }
    }
    return faults
  }

  private func linkFaults(library: Int, _ part: FilePart) -> [Diagnostic] {
    let (path, edition) = (part.path, part.edition)
    var faults: [Diagnostic] = []
    for link in edition.editionLinks {
      if case .library(let target, _) = LinkTarget(link, from: path), !exists(library: library, path: target)
      {
        faults.append(Diagnostic(.warning, .missingEdition, line: 1, subject: link))
      }
    }
    let entries = edition.entries + [edition.introduction, edition.wholeText].compactMap(\.self)
    var seen: Set<Diagnostic> = []
    for entry in entries {
      var named: Set<String> = []
      for block in entry.blocks {
        [block].visitInlines { inline in
          let line = block.lines.lowerBound
          let fault: Diagnostic? =
            switch inline {
            case .link(let destination, _): self.fault(destination, .brokenLink, from: path, library, line)
            case .image(let source, _): self.fault(source, .missingImage, from: path, library, line)
            default: nil
            }
          if let fault {
            named.insert(fault.subject)
            if seen.insert(fault).inserted { faults.append(fault) }
          }
        }
      }
      // A link that is the title, or part of it, isn't in the text.
      for source in entry.sources.compactMap(\.url) where !named.contains(source) {
        if let fault = self.fault(source, .brokenLink, from: path, library, entry.line),
          seen.insert(fault).inserted
        {
          faults.append(fault)
        }
      }
    }
    return faults
  }

  private func fault(
    _ destination: String, _ code: Diagnostic.Code, from path: String, _ library: Int, _ line: Int
  ) -> Diagnostic? {
    switch LinkTarget(destination, from: path) {
    case .external, .refused(.scheme): nil
    case .refused(.malformed): Diagnostic(.warning, .malformedLink, line: line, subject: destination)
    case .refused(.outside): Diagnostic(.warning, .linkOutside, line: line, subject: destination)
    case .library(let target, _):
      exists(library: library, path: target) || exists(library: library, path: target + ".md")
        ? nil : Diagnostic(.warning, code, line: line, subject: destination)
    }
  }
}
