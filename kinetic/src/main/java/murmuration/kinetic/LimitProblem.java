package murmuration.kinetic;

import java.util.function.Function;
import java.util.function.IntFunction;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/**
 * What an ε→0 study is about.
 *
 * @param basis gives the modes of the velocity model, about as many as asked for
 * @param interaction U
 * @param grid a periodic box in as many dimensions as the velocities, one or two, or an interval
 *     between walls
 * @param density gives the point values of the initial density on any grid of the same box
 * @param initial the velocities at the start
 * @param times outputs; the comparison is made at the end
 */
public record LimitProblem(
    IntFunction<VelocityModes> basis,
    InteractionPotential interaction,
    Grid grid,
    Function<Grid, double[]> density,
    InitialState initial,
    OutputTimes times) {}
