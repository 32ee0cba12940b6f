package org.pilotacs.acs.errorcode;

/// What names an entry; capitals and spaces do not tell two apart.
///
/// @param code as in [CodeText#code]
/// @param cas the conditional access system, or [#ANY]
/// @param model of the box, or [#ANY]
public record ErrorCodeKey(String code, String cas, String model) {
    public static final String ANY = "*";
    public static final int MAX_CODE = 64;
    public static final int MAX_CAS = 32;
    public static final int MAX_MODEL = 128;

    public ErrorCodeKey {
        code = CodeText.code(code);
        cas = CodeText.capitals(cas);
        model = CodeText.capitals(model);
        if (code.isEmpty() || code.length() > MAX_CODE || cas.isEmpty() || cas.length() > MAX_CAS || model.isEmpty()
                || model.length() > MAX_MODEL) {
            throw new IllegalArgumentException("names no entry");
        }
    }
}
