package murmuration.io;

/**
 * A row of the table of an ε→0 study, as read from a file; NaN where the file has no such number.
 *
 * @param epsilon ε
 * @param error ‖ρ_ε − ρ‖ in L²(dr) at the end time
 * @param order the order observed between this ε and the one before
 * @param predictedError the predicted norm
 * @param residual the norm of what the prediction leaves
 * @param residualOrder its order
 * @param numericalError the part that the time step may account for
 */
public record StudyRow(
    double epsilon,
    double error,
    double order,
    double predictedError,
    double residual,
    double residualOrder,
    double numericalError) {}
