/// Lays two sequences side by side in order, by dynamic programming (Gale and Church, "A Program for Aligning
/// Sentences in Bilingual Corpora", 1993): pieces stand for each other one to one, two or three to one, or have
/// no counterpart.
struct SequenceAligner {
  let left: Int
  let right: Int
  /// What a piece without a counterpart costs, in nats.
  var gap = 1.0
  /// Pieces of one side that may stand for one of the other.
  var longestMerge = 3
  /// Cells that are looked at, at most; where there are more, only those near the diagonal.
  var cellLimit = 1_000_000

  struct Step {
    var left: Range<Int>
    var right: Range<Int>
  }

  /// Counterparts that make the sum of scores the largest, every piece in exactly one step.
  ///
  /// `score` says how much two runs speak for standing for each other, in nats; nil if they can't.
  func align(_ score: (Range<Int>, Range<Int>) -> Double?) -> [Step] {
    let radius = bandRadius
    var moves = [[UInt8]]()
    moves.reserveCapacity(left + 1)
    /// Rows of the best sums, the latest last, with the column that each begins at.
    var rows: [(start: Int, sums: [Double])] = []
    let impossible = -Double.infinity
    func sum(_ back: Int, _ column: Int) -> Double {
      guard back < rows.count else { return impossible }
      let row = rows[rows.count - 1 - back]
      let index = column - row.start
      return index >= 0 && index < row.sums.count ? row.sums[index] : impossible
    }
    for i in 0...left {
      let columns = columns(of: i, radius: radius)
      var sums = [Double](repeating: impossible, count: columns.count)
      var rowMoves = [UInt8](repeating: 0, count: columns.count)
      rows.append((columns.lowerBound, sums))
      for j in columns {
        let index = j - columns.lowerBound
        var best = i == 0 && j == 0 ? 0 : impossible
        var bestMove: UInt8 = 0
        func consider(_ di: Int, _ dj: Int, _ before: Double) {
          guard before > impossible else { return }
          var value = before
          if di == 0 || dj == 0 {
            value -= gap
          } else {
            guard let own = score((i - di)..<i, (j - dj)..<j) else { return }
            value += own
          }
          if value > best {
            best = value
            bestMove = UInt8(di * 4 + dj)
          }
        }
        if i > 0, j > 0 {
          consider(1, 1, sum(1, j - 1))
          if longestMerge > 1 {
            for length in 2...longestMerge {
              if i >= length { consider(length, 1, sum(length, j - 1)) }
              if j >= length { consider(1, length, sum(1, j - length)) }
            }
          }
        }
        if i > 0 { consider(1, 0, sum(1, j)) }
        if j > 0, index > 0 { consider(0, 1, sums[index - 1]) }
        sums[index] = best
        rowMoves[index] = bestMove
      }
      rows[rows.count - 1].sums = sums
      if rows.count > longestMerge + 1 { rows.removeFirst() }
      moves.append(rowMoves)
    }
    return trace(moves, radius: radius)
  }

  private func trace(_ moves: [[UInt8]], radius: Int) -> [Step] {
    var steps: [Step] = []
    var i = left
    var j = right
    while i > 0 || j > 0 {
      let move = Int(moves[i][j - columns(of: i, radius: radius).lowerBound])
      // The band joins both corners, so every cell on the way has a move.
      guard move != 0 else { break }
      let di = move / 4
      let dj = move % 4
      steps.append(Step(left: (i - di)..<i, right: (j - dj)..<j))
      i -= di
      j -= dj
    }
    return steps.reversed()
  }

  private var bandRadius: Int {
    guard (left + 1) * (right + 1) > cellLimit else { return right + 1 }
    // Steep diagonals need a band as wide as a row's advance to be joined up.
    return max(cellLimit / (left + 1) / 2, right / max(left, 1) + 4, 8)
  }

  private func columns(of row: Int, radius: Int) -> Range<Int> {
    let middle = left == 0 ? 0 : row * right / left
    if left == 0 { return 0..<(right + 1) }
    return max(0, middle - radius)..<min(right + 1, middle + radius + 1)
  }
}

/// The heaviest chain of pairs that rises on both sides.
enum RisingChain {
  /// Indices into `pairs`, in order; `pairs` are sorted by `left`, each left and right at most once.
  static func heaviest(_ pairs: [(left: Int, right: Int, weight: Double)]) -> [Int] {
    var best = [Double](repeating: 0, count: pairs.count)
    var previous = [Int?](repeating: nil, count: pairs.count)
    for index in pairs.indices {
      best[index] = pairs[index].weight
      for earlier in 0..<index where pairs[earlier].right < pairs[index].right {
        let sum = best[earlier] + pairs[index].weight
        if sum > best[index] {
          best[index] = sum
          previous[index] = earlier
        }
      }
    }
    var chain: [Int] = []
    var at = best.indices.max { (best[$0], $1) < (best[$1], $0) }
    while let index = at {
      chain.append(index)
      at = previous[index]
    }
    return chain.reversed()
  }
}
