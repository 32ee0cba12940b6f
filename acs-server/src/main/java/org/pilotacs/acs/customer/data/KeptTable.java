package org.pilotacs.acs.customer.data;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.customer.data.Erasure.Fate;
import org.pilotacs.acs.customer.data.Erasure.Scope;

import java.util.Locale;

import static org.pilotacs.acs.customer.data.Erasure.Fate.KEPT;
import static org.pilotacs.acs.customer.data.Erasure.Fate.REMOVED;
import static org.pilotacs.acs.customer.data.Erasure.Fate.STRIPPED;

/// Every table of the schema, and what it has to do with a customer: where an export shows it, what an erasure does to it, or
/// why nothing in it is about one. A table that is not named here fails a test: whoever adds one thinks of it.
public enum KeptTable {
    SUBSCRIBER(ErasureSaying.STAYS_CUSTOMER, Section.CUSTOMER, ""),
    INVENTORY(ErasureSaying.STAYS_CUSTOMER, Section.CUSTOMER, ""),
    DEVICE(STRIPPED, Section.BOXES, ErasureSaying.BOX_STAYS),
    DEVICE_PARAMETERS(REMOVED, Section.PARAMETERS, null),
    DEVICE_KEY(REMOVED, null, null, "words of the other columns, to search by"),
    READING(REMOVED, Section.READINGS, null),
    READING_LATEST(REMOVED, null, null, "the newest of the readings once more"), ACTION(REMOVED, Section.ACTIONS, null),
    ACTION_KEY(REMOVED, null, null, "made by the caller, for a day"), TASK(REMOVED, Section.TASKS, null),
    BLAMED_START(REMOVED, null, null, "which tasks a box started over; the tasks are shown"),
    EMM_ORDER(REMOVED, Section.BROADCASTS, null), CAS_ORDER(REMOVED, Section.BROADCASTS, null),
    EMM_MESSAGE(KEPT, null, ErasureSaying.ON_AIR, "what the broadcasts that are shown are sent as"),
    EMM_SEQUENCE(KEPT, null, ErasureSaying.CARD_COUNTS, "a number for each card"),
    EXAMINATION(REMOVED, Section.DIAGNOSES, null), CONTACT(STRIPPED, Section.CONTACTS, ErasureSaying.COUNTS),
    CONTACT_DEED(STRIPPED, Section.CONTACTS, ErasureSaying.COUNTS),
    CONTACT_AMENDMENT(REMOVED, Section.CONTACTS, null),
    CUSTOMER_LINK(REMOVED, null, null, "ways in, good for an hour or so"),
    CUSTOMER_SESSION(ErasureSaying.SIGNED_IN, null, "ways in, good for half a day"),
    CUSTOMER_CODE(REMOVED, null, null, "codes, good for minutes"),
    CUSTOMER_WISH(ErasureSaying.LIMITS_HOLD, null, "counts of a day; what came of them is shown"),
    CUSTOMER_INCIDENT(REMOVED, null, null, "who was told of trouble that lasts; what they were told is shown"),
    CONTACT_KEY(REMOVED, null, null, "made by the caller, for a day"), DEVICE_FILE(REMOVED, Section.FILES, null),
    DEVICE_FILE_PART(REMOVED, null, null, "may hold secrets of the box; names and sizes are shown"),
    DEVICE_FILE_DRAFT(REMOVED, null, null, "what a box is sending this moment"),
    DEVICE_FILE_DAY(REMOVED, null, null, "how much a box sent in a day, for two days"),
    PROVISIONING_ORDER(REMOVED, null, null, "what scripts have still to do to a box"),
    PROVISIONING_FAULT(REMOVED, null, null, "which scripts failed, to try again"),
    PROVISIONING_DOWNLOAD(REMOVED, null, null, "what a box has still to report"),
    PROVISIONING_SECRET(REMOVED, null, null, "digests, which say nothing"),
    FEED_EVENT(REMOVED, Section.EVENTS, null), AUDIT(STRIPPED, Section.AUDIT, ErasureSaying.EVIDENCE),
    INCIDENT(STRIPPED, null, ErasureSaying.MENTIONS, "about many homes; a number may stand in what staff wrote"),
    INCIDENT_NOTE(STRIPPED, null, ErasureSaying.MENTIONS, "about many homes; a number may stand in what staff wrote"),
    CWMP_LOGIN(KEPT, null, ErasureSaying.BOX_PROVES_ITSELF, "secrets of the box"),
    CWMP_GIVEN_LOGIN(KEPT, null, ErasureSaying.BOX_PROVES_ITSELF, "secrets of the box"),
    SFTP_LOGIN(KEPT, null, ErasureSaying.BOX_PROVES_ITSELF, "names and digests, by which boxes fetch and send files"),
    DEVICE_SHARED_KEY(KEPT, null, ErasureSaying.BOX_PROVES_ITSELF, "secrets of the box"),
    DEVICE_ENDPOINT(KEPT, null, ErasureSaying.BOX_PROVES_ITSELF, "another name of the box"),
    LWM2M_REGISTRATION(KEPT, null, ErasureSaying.AS_IT_IS_NOW, "how the link reaches the box now"),
    CAMPAIGN_MEMBER(KEPT, null, ErasureSaying.CAMPAIGN_COUNTS,
            "what orders for many boxes came to; the actions are shown"),
    ERASURE(KEPT, Section.ERASURES, ErasureSaying.PROOF), EMM_PLAYER("which server sends"),
    PROVISIONING_DEFINITION("scripts and rules for many boxes"), PROVISIONING_REVISION("counts"),
    PROVISIONING_FILE("files for many boxes"), PROVISIONING_FILE_PART("files for many boxes"),
    ARTEFACT("software and settings of models"), ARTEFACT_PART("software and settings of models"),
    UPLOAD("software and settings of models, on their way"),
    ERROR_CODE("what codes mean, for everybody"), ERROR_CODE_HISTORY("what codes meant, for everybody"),
    ACCOUNT("staff"), API_TOKEN("programs"), PERSON_NAME("staff"), CONSOLE_SESSION("staff"),
    FEED_FOLLOWER("counts"), CUSTOMER_TOKEN("hashes of tokens that were used"),
    INCIDENT_USUAL("shares of many homes"), FEED_STATE("counts"), WEBHOOK("other systems"),
    CAMPAIGN("orders for many boxes"), CAMPAIGN_ENTRY("orders for many boxes"), CAMPAIGN_WAVE("orders for many boxes"),
    CAMPAIGN_STRATUM("models"), CAMPAIGN_TALLY("counts"), CAMPAIGN_PACE("counts"), CAMPAIGN_KEY("made by the caller"),
    FLYWAY_SCHEMA_HISTORY("the schema");

    private final @Nullable Fate fate;
    private final @Nullable Section section;
    private final @Nullable ErasureSaying why;
    private final String note;
    private final @Nullable ErasureSaying staying;

    /// Goes with customers who leave.
    ///
    /// @param staying why those who stay keep it
    KeptTable(ErasureSaying staying, @Nullable Section section, String note) {
        this(REMOVED, section, null, note, staying);
    }

    KeptTable(Fate fate, Section section, @Nullable ErasureSaying why) {
        this(fate, section, why, "");
    }

    /// @param note why no export shows it
    KeptTable(Fate fate, @Nullable Section section, @Nullable ErasureSaying why, String note) {
        this(fate, section, why, note, null);
    }

    KeptTable(@Nullable Fate fate, @Nullable Section section, @Nullable ErasureSaying why, String note,
            @Nullable ErasureSaying staying) {
        this.fate = fate;
        this.section = section;
        this.why = why;
        this.note = note;
        this.staying = staying;
    }

    /// @param note why nothing in it is about a customer
    KeptTable(String note) {
        this(null, null, null, note, null);
    }

    /// As the schema names it.
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether something in it is about one customer or their boxes.
    boolean isPersonal() {
        return fate != null;
    }

    /// Where an export shows it; null where none does.
    @Nullable
    Section section() {
        return section;
    }

    /// Why no export shows it; empty where one does.
    String note() {
        return note;
    }

    /// What an erasure does to the rows that are about the customer.
    Fate fate(Scope scope) {
        return fate == null || scope == Scope.HISTORY && staying != null ? KEPT : fate;
    }

    /// Why they are not simply gone; null if they are.
    @Nullable
    ErasureSaying why(Scope scope) {
        return scope == Scope.HISTORY && staying != null ? staying : why;
    }
}
