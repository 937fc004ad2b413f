package murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import murmuration.io.RunRecord;
import murmuration.io.Scenario;
import murmuration.macro.Diagnostics;
import murmuration.macro.Evolution;
import murmuration.macro.Grid;
import murmuration.macro.Position;
import murmuration.macro.Snapshot;

/** What speaks against trusting the density of a run. */
final class RunWarnings {
  // Undershoots below this part of the largest density are rounding.
  private static final double ROUND_OFF = 1e-10;
  private static final double UNRESOLVED = 1e-3;
  private static final double LARGEST_SHARE = 0.2;
  private static final String REMEDY = "use more cells or scheme: finite-volume";

  private RunWarnings() {}

  /** The warnings; none when all is well. */
  static List<String> of(RunRecord run) {
    List<String> warnings = new ArrayList<>();
    Diagnostics end = run.evolution().last().diagnostics();
    double share = end.maximum() * run.scenario().grid().cellVolume() / end.mass();
    if (share > LARGEST_SHARE && run.evolution().ending() != Evolution.Ending.BLOW_UP) {
      warnings.add(
          String.format(
              "one cell holds %s %% of the mass at the end: the density is as narrow as the grid; use"
                  + " more cells",
              Text.number(100 * Math.min(share, 1), 2)));
    }
    if (run.scenario().scheme() != Scenario.SchemeName.SPECTRAL) {
      return warnings;
    }
    Snapshot lowest = run.snapshots().get(0);
    for (Snapshot snapshot : run.snapshots()) {
      lowest =
          snapshot.diagnostics().minimum() < lowest.diagnostics().minimum() ? snapshot : lowest;
    }
    Diagnostics worst = lowest.diagnostics();
    if (worst.minimum() < -ROUND_OFF * worst.maximum()) {
      warnings.add(
          String.format(
              "minimum %s at %s, t = %s: the density is under-resolved; %s",
              Text.number(worst.minimum(), 2),
              Text.place(run.scenario().grid(), position(run.scenario().grid(), lowest)),
              Text.number(worst.time(), 6),
              REMEDY));
    }
    double unresolved = run.evolution().last().diagnostics().unresolved();
    if (unresolved > UNRESOLVED) {
      warnings.add(
          String.format(
              "the shortest waves hold %s of the density at the end: it is under-resolved; %s",
              Text.number(unresolved, 2), REMEDY));
    }
    return warnings;
  }

  private static Position position(Grid grid, Snapshot snapshot) {
    double[] density = snapshot.density();
    int least = 0;
    for (int i = 0; i < density.length; i++) {
      least = density[i] < density[least] ? i : least;
    }
    return grid.position(least);
  }
}
