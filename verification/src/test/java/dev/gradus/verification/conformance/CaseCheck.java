package dev.gradus.verification.conformance;

/** Repeats the cases of one kind. */
interface CaseCheck {
    /**
     * Makes the call that a case describes and compares.
     *
     * @param torch the name in PyTorch of what is called
     * @param values the case's fields, in the type of this run
     * @param agreement compares with the same fields
     * @throws UnsupportedCaseException if Gradus does not offer the call
     * @throws MismatchError if something else comes out
     */
    void run(String torch, CaseValues values, Agreement agreement);
}
