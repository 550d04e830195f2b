package org.cwmp4j.cpe.netty;

/**
 * How far a device lets itself be redirected (TR-069 A6C1 3.4.2). Redirects are always followed, up to five in a row, for the rest
 * of the session only. The new host has to prove itself: its certificate must be made for it (rule C-TLS-10), and credentials
 * are computed anew when it asks for them; an {@code Authorization} made for one host never goes to another.
 *
 * @param downgrade whether https may lead to http, with a warning in the log. The standard allows it (rule C-HTTP-25), but then
 *     whoever is on the way reads and writes the rest of the session. Basic is never used after it
 * @param unaskedBasic whether a TLS host other than the configured one gets Basic credentials before it asks for them, as the
 *     configured one does (rule C-AUTH-03)
 */
public record RedirectPolicy(boolean downgrade, boolean unaskedBasic) {
    /** Neither. */
    public static final RedirectPolicy DEFAULT = new RedirectPolicy(false, false);

    /** With https leading to http, or not. */
    public RedirectPolicy withDowngrade(boolean value) {
        return new RedirectPolicy(value, unaskedBasic);
    }

    /** With Basic unasked to other hosts, or not. */
    public RedirectPolicy withUnaskedBasic(boolean value) {
        return new RedirectPolicy(downgrade, value);
    }
}
