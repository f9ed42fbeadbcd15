//! Conversations: the index of a message, the topic behind its subject, and what a reply refers to.

use jiff::Timestamp;

use super::digest::md5;

/// How many bytes the header of an index has. Source: `PidTagConversationIndex`, MS-OXOMSG 2.2.1.3.
const HEADER_LENGTH: usize = 22;
/// How many bytes each reply or forward adds.
const RESPONSE_LENGTH: usize = 5;
/// The first byte of every index.
const RESERVED: u8 = 1;
/// Which bytes hold the GUID.
const GUID_AT: std::ops::Range<usize> = 6..HEADER_LENGTH;
/// The low bits of a FILETIME that the header leaves out.
const BITS_LEFT_OUT: u32 = 24;
/// Seconds from 1601, where FILETIME begins, to 1970.
const SECONDS_TO_1970: i64 = 11_644_473_600;
/// How many characters of a topic its digest counts.
const TOPIC_MAX: usize = 255;
/// How many letters a prefix of a subject has at most.
const PREFIX_MAX: usize = 3;

/// The index of a message that begins a conversation: 22 bytes of its time and of the GUID of the
/// conversation, which is given in the order in which the index holds it.
///
/// Source: MS-OXOMSG 2.2.1.3.
#[must_use]
pub fn conversation_index(created: Timestamp, guid: [u8; 16]) -> Vec<u8> {
    let mut index = vec![RESERVED];
    index.extend_from_slice(&filetime(created).to_be_bytes()[..GUID_AT.start - 1]);
    index.extend_from_slice(&guid);
    index
}

/// The index of a reply or forward: that of the message it answers and five bytes more.
///
/// An index that is none, too short or of another kind, cannot be continued; then a conversation of that GUID
/// begins. The bits that are random elsewhere are zero, so that the same replies have the same index.
#[must_use]
pub fn conversation_index_of_response(parent: &[u8], created: Timestamp, guid: [u8; 16]) -> Vec<u8> {
    if conversation_guid(parent).is_none() {
        return conversation_index(created, guid);
    }
    let mut index = parent.to_vec();
    index.extend_from_slice(&time_delta(parent, created).to_be_bytes());
    index.push(0);
    debug_assert_eq!(index.len(), parent.len() + RESPONSE_LENGTH);
    index
}

/// The `InternetMessageId` of a message: what is unique, at a host. Source: RFC 5322 3.6.4.
#[must_use]
pub fn internet_message_id(unique: &str, host: &str) -> String {
    format!("<{unique}@{host}>")
}

/// The global object id of an appointment as the text of its UID: a fixed head, the time it was made as a
/// FILETIME, and a GUID given by the caller.
///
/// Source: MS-OXOCAL 2.2.1.27.
#[must_use]
pub fn global_object_id(created: Timestamp, guid: [u8; 16]) -> String {
    const HEAD: &str = "040000008200E00074C5B7101A82E00800000000";
    let hexadecimal = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    let time = hexadecimal(&filetime(created).to_le_bytes());
    format!("{HEAD}{time}000000000000000010000000{}", hexadecimal(&guid))
}

/// The GUID that an index holds, which is what ends the `ConversationId`; `None` when it is no index.
#[must_use]
pub fn conversation_guid(index: &[u8]) -> Option<[u8; 16]> {
    let guid = index.get(GUID_AT)?;
    if index.first() == Some(&RESERVED) { guid.try_into().ok() } else { None }
}

/// What stands in for the GUID when a message arrives without an index: a digest of its topic, without regard
/// to case.
///
/// Source: `PidTagConversationId`, MS-OXOMSG 2.2.1.2.
#[must_use]
pub fn conversation_guid_of_topic(topic: &str) -> [u8; 16] {
    let upper_case = topic.chars().take(TOPIC_MAX).flat_map(char::to_uppercase).collect::<String>();
    let units = upper_case.encode_utf16().filter(|&unit| unit != 0).take(TOPIC_MAX);
    md5(&units.flat_map(u16::to_le_bytes).collect::<Vec<_>>())
}

/// The bits of the time since the message that began the conversation, and what unit they are in.
///
/// Up to 1.7 years they count 2^18 units of 100 ns, beyond that, marked by the highest bit, 2^23.
fn time_delta(header: &[u8], now: Timestamp) -> u32 {
    let began = header[1..GUID_AT.start].iter().fold(0, |time, &byte| time << 8 | u64::from(byte));
    let passed = filetime(now).saturating_sub(began << BITS_LEFT_OUT);
    let bits = |shift: u32| u32::try_from(passed >> shift & 0x7fff_ffff).unwrap_or(0);
    if passed & 0x00fe_0000_0000_0000 == 0 { bits(18) } else { 1 << 31 | bits(23) }
}

/// The time in units of 100 ns since 1601. Times before that are 1601. Source: `FILETIME`, MS-DTYP 2.3.3.
fn filetime(time: Timestamp) -> u64 {
    let units = (time.as_second() + SECONDS_TO_1970) * 10_000_000 + i64::from(time.subsec_nanosecond()) / 100;
    u64::try_from(units).unwrap_or(0)
}

/// A subject as its prefix and what follows it, the normalized subject, which is also the
/// `ConversationTopic`.
///
/// A prefix is one to three letters, a colon and a blank (`Re: `); one that is not there is empty. Only the
/// first one counts. Source: `PidTagSubjectPrefix`, MS-OXCMSG 2.2.1.9, and the reference page of
/// `PidTagNormalizedSubject`.
#[must_use]
pub fn split_subject(subject: &str) -> (&str, &str) {
    let letters = subject.chars().take(PREFIX_MAX + 1).take_while(|character| character.is_alphabetic());
    let (count, length) =
        letters.fold((0, 0), |(count, length), letter| (count + 1, length + letter.len_utf8()));
    let has_prefix = (1..=PREFIX_MAX).contains(&count) && subject[length..].starts_with(": ");
    subject.split_at(if has_prefix { length + 2 } else { 0 })
}

/// The subject of a reply (`prefix` is `RE: `) or forward (`FW: `): a prefix that is there is replaced.
#[must_use]
pub fn subject_of_response(prefix: &str, subject: &str) -> String {
    format!("{prefix}{}", split_subject(subject).1)
}

/// The `References` of a reply: those of the message it answers, followed by the id of that message.
///
/// `InReplyTo` is that id alone.
#[must_use]
pub fn references_of_reply(references: Option<&str>, internet_message_id: &str) -> String {
    let references = references.map_or("", str::trim);
    let separator = if references.is_empty() { "" } else { " " };
    format!("{references}{separator}{internet_message_id}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GUID: [u8; 16] = [0xa0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// The seconds that a time can have.
    const SECONDS: std::ops::Range<i64> = -377_705_023_201..253_402_207_200;

    fn time(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn other_bytes_are_no_index() {
        for index in [&[][..], &[1; 21], &[0; 22]] {
            assert_eq!(conversation_guid(index), None, "{index:?}");
            let created = time("2013-05-01T12:00:00Z");
            let began = conversation_index(created, GUID);
            assert_eq!(conversation_index_of_response(index, created, GUID), began, "{index:?}");
        }
    }

    #[test]
    fn ip_094_a_new_message_has_an_index_of_22_bytes_and_its_reply_of_27() {
        let created = time("2013-05-01T12:00:00Z");
        let index = conversation_index(created, GUID);
        // As FILETIME, noon of that day is 0x01ce466367f2e000.
        assert_eq!(index[..6], [1, 0x01, 0xce, 0x46, 0x63, 0x67]);
        assert_eq!(index[6..], GUID);
        let reply = conversation_index_of_response(&index, time("2013-05-01T13:00:00Z"), [0; 16]);
        assert_eq!((index.len(), reply.len()), (22, 27));
        assert_eq!(reply[..22], index);
        let second = conversation_index_of_response(&reply, time("2013-05-01T14:00:00Z"), [0; 16]);
        assert_eq!((second.len(), &second[..27]), (32, &reply[..]));
    }

    #[test]
    fn ip_094_a_response_says_how_much_time_passed() {
        let index = conversation_index(Timestamp::from_second(-SECONDS_TO_1970).expect("1601"), GUID);
        let response = |seconds: i64| {
            let now = Timestamp::from_second(seconds - SECONDS_TO_1970).expect("near");
            conversation_index_of_response(&index, now, GUID)[22..].to_vec()
        };
        assert_eq!(response(0), [0; 5]);
        // 3600 s are 36,000,000,000 units, of which 2^18 make one.
        assert_eq!(response(3600)[..4], 137_329_u32.to_be_bytes());
        // Two years are 630,720,000,000,000 units, of which 2^23 make one.
        assert_eq!(response(2 * 365 * 86_400)[..4], (1 << 31 | 75_187_683_u32).to_be_bytes());
    }

    #[test]
    fn ip_094_a_response_before_its_message_passes_no_time() {
        let index = conversation_index(time("2013-05-01T12:00:00Z"), GUID);
        let early = conversation_index_of_response(&index, time("1500-01-01T00:00:00Z"), GUID);
        assert_eq!(early[22..], [0; 5]);
    }

    #[test]
    fn ip_096_the_guid_of_an_index_stays_in_replies() {
        let index = conversation_index(time("2013-05-01T12:00:00Z"), GUID);
        let reply = conversation_index_of_response(&index, time("2014-05-01T12:00:00Z"), [7; 16]);
        assert_eq!(conversation_guid(&index), Some(GUID));
        assert_eq!(conversation_guid(&reply), Some(GUID));
    }

    #[test]
    fn ip_095_a_topic_stands_in_for_an_index_without_regard_to_case() {
        let guid = conversation_guid_of_topic("Lunch \u{e4}");
        assert_eq!(guid, conversation_guid_of_topic("LUNCH \u{c4}"));
        assert_ne!(guid, conversation_guid_of_topic("Lunch"));
        let long = "a".repeat(255);
        assert_eq!(conversation_guid_of_topic(&long), conversation_guid_of_topic(&format!("{long}b")));
        assert_eq!(conversation_guid_of_topic("").first(), Some(&0xd4));
    }

    #[test]
    fn ip_095_a_reply_keeps_the_topic() {
        for (subject, prefix, topic) in [
            ("", "", ""),
            ("Lunch", "", "Lunch"),
            ("Re: Lunch", "Re: ", "Lunch"),
            ("FWD: Lunch", "FWD: ", "Lunch"),
            ("\u{41e}\u{442}: Lunch", "\u{41e}\u{442}: ", "Lunch"),
            ("RE: RE: Lunch", "RE: ", "RE: Lunch"),
            ("Re:Lunch", "", "Re:Lunch"),
            ("Note: Lunch", "", "Note: Lunch"),
            (": Lunch", "", ": Lunch"),
            ("12: Lunch", "", "12: Lunch"),
            ("R2: Lunch", "", "R2: Lunch"),
            ("Re: ", "Re: ", ""),
            ("Re", "", "Re"),
        ] {
            assert_eq!(split_subject(subject), (prefix, topic), "{subject}");
            let reply = subject_of_response("RE: ", subject);
            assert_eq!(split_subject(&reply), ("RE: ", topic), "{reply}");
        }
    }

    #[test]
    fn ip_097_a_reply_refers_to_the_message_it_answers() {
        assert_eq!(references_of_reply(None, "<1@x>"), "<1@x>");
        assert_eq!(references_of_reply(Some(" "), "<1@x>"), "<1@x>");
        assert_eq!(references_of_reply(Some("<0@x> <1@x>"), "<2@x>"), "<0@x> <1@x> <2@x>");
    }

    proptest! {
        #[test]
        fn any_subject_and_any_index_are_divided(subject: String, index: Vec<u8>, second in SECONDS) {
            let (prefix, topic) = split_subject(&subject);
            prop_assert_eq!(format!("{prefix}{topic}"), subject);
            let created = Timestamp::from_second(second).expect("within range");
            let response = conversation_index_of_response(&index, created, GUID);
            prop_assert!(conversation_guid(&response).is_some());
        }
    }
}
