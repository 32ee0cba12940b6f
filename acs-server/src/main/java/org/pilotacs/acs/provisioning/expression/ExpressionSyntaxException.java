package org.pilotacs.acs.provisioning.expression;

/// A text that is not an expression. The message may be shown to whoever wrote it.
public final class ExpressionSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    ExpressionSyntaxException(int position, String problem) {
        super("position " + position + ": " + problem);
        this.position = position;
    }

    /// Of the first character that does not fit, from 0; the length of the text if it ends too early.
    public int position() {
        return position;
    }
}
