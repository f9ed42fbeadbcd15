//! An appointment as iCalendar, which is its MIME content.

use jiff::Timestamp;

use super::content_lines::{ContentLines, date_time, mail_address, quoted};
use super::mime::{Importance, Sensitivity};
use super::recipients::Recipient;

/// What makes the document, as RFC 5545 3.7.3 wants to know.
const PRODUCT: &str = "-//ews-sim//EN";

/// How the time of an appointment is shown to others.
///
/// Source: `LegacyFreeBusyType` of the EWS schema; words from MS-OXCICAL 2.1.3.1.1.20.31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FreeBusy {
    /// As free.
    Free,
    /// As perhaps taken.
    Tentative,
    /// As taken.
    #[default]
    Busy,
    /// As out of office.
    OutOfOffice,
    /// As working elsewhere.
    WorkingElsewhere,
}

/// What iCalendar has of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appointment<'a> {
    /// `UID`
    pub uid: &'a str,
    /// `DateTimeStamp`: when the document was made.
    pub date_time_stamp: Timestamp,
    /// `Start`
    pub start: Timestamp,
    /// `End`
    pub end: Timestamp,
    /// `IsAllDayEvent`: then only the dates count, in UTC.
    pub is_all_day_event: bool,
    /// `Subject`
    pub subject: Option<&'a str>,
    /// `Location`
    pub location: Option<&'a str>,
    /// `Body`, as text.
    pub body: Option<&'a str>,
    /// `Organizer`, who is not named when nobody else takes part.
    pub organizer: Option<&'a Recipient>,
    /// `RequiredAttendees`
    pub required_attendees: &'a [Recipient],
    /// `OptionalAttendees`
    pub optional_attendees: &'a [Recipient],
    /// `Resources`
    pub resources: &'a [Recipient],
    /// `LegacyFreeBusyStatus`
    pub legacy_free_busy_status: FreeBusy,
    /// `Importance`
    pub importance: Importance,
    /// `Sensitivity`
    pub sensitivity: Sensitivity,
    /// `Categories`
    pub categories: Vec<&'a str>,
    /// `ReminderMinutesBeforeStart` of an appointment that has a reminder.
    pub reminder_minutes_before_start: Option<u32>,
}

impl Appointment<'_> {
    /// The appointment as text, in UTF-8. Source: RFC 5545.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines = ContentLines::default();
        lines.line("BEGIN", "VCALENDAR");
        lines.line("METHOD", "PUBLISH");
        lines.line("PRODID", PRODUCT);
        lines.line("VERSION", "2.0");
        lines.line("BEGIN", "VEVENT");
        self.write_people(&mut lines);
        self.write_event(&mut lines);
        self.write_reminder(&mut lines);
        lines.line("END", "VEVENT");
        lines.line("END", "VCALENDAR");
        lines.into_text()
    }

    fn write_people(&self, lines: &mut ContentLines) {
        let attendees = [
            ("REQ-PARTICIPANT", self.required_attendees),
            ("OPT-PARTICIPANT", self.optional_attendees),
            ("NON-PARTICIPANT;CUTYPE=RESOURCE", self.resources),
        ];
        if attendees.iter().all(|(_, attendees)| attendees.is_empty()) {
            return;
        }
        if let Some(organizer) = self.organizer {
            let name = format!("ORGANIZER;CN={}", quoted(organizer.display_name()));
            lines.line(&name, &mail_address(&organizer.email_address));
        }
        for (role, attendees) in attendees {
            for attendee in attendees {
                let name = format!("ATTENDEE;ROLE={role};CN={}", quoted(attendee.display_name()));
                lines.line(&name, &mail_address(&attendee.email_address));
            }
        }
    }

    fn write_event(&self, lines: &mut ContentLines) {
        lines.text("UID", Some(self.uid));
        lines.text("SUMMARY", self.subject);
        for (name, time) in [("DTSTART", self.start), ("DTEND", self.end)] {
            if self.is_all_day_event {
                lines.line(&format!("{name};VALUE=DATE"), &time.strftime("%Y%m%d").to_string());
            } else {
                lines.line(name, &date_time(time));
            }
        }
        lines.line("DTSTAMP", &date_time(self.date_time_stamp));
        lines.text("LOCATION", self.location);
        lines.text("DESCRIPTION", self.body);
        lines.texts("CATEGORIES", ",", &self.categories);
        lines.line("CLASS", class(self.sensitivity));
        lines.line("PRIORITY", priority(self.importance));
        let is_free = self.legacy_free_busy_status == FreeBusy::Free;
        lines.line("TRANSP", if is_free { "TRANSPARENT" } else { "OPAQUE" });
        lines.line("X-MICROSOFT-CDO-BUSYSTATUS", busy_status(self.legacy_free_busy_status));
    }

    fn write_reminder(&self, lines: &mut ContentLines) {
        if let Some(minutes) = self.reminder_minutes_before_start {
            lines.line("BEGIN", "VALARM");
            lines.line("ACTION", "DISPLAY");
            lines.line("DESCRIPTION", "REMINDER");
            lines.line("TRIGGER;RELATED=START", &format!("-PT{minutes}M"));
            lines.line("END", "VALARM");
        }
    }
}

const fn class(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Normal => "PUBLIC",
        Sensitivity::Personal => "X-PERSONAL",
        Sensitivity::Private => "PRIVATE",
        Sensitivity::Confidential => "CONFIDENTIAL",
    }
}

const fn priority(importance: Importance) -> &'static str {
    match importance {
        Importance::Low => "9",
        Importance::Normal => "5",
        Importance::High => "1",
    }
}

const fn busy_status(free_busy: FreeBusy) -> &'static str {
    match free_busy {
        FreeBusy::Free => "FREE",
        FreeBusy::Tentative => "TENTATIVE",
        FreeBusy::Busy => "BUSY",
        FreeBusy::OutOfOffice => "OOF",
        FreeBusy::WorkingElsewhere => "WORKINGELSEWHERE",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn lunch() -> Appointment<'static> {
        Appointment {
            uid: "1",
            date_time_stamp: time("2013-04-01T08:00:00Z"),
            start: time("2013-05-01T12:00:00Z"),
            end: time("2013-05-01T13:00:00Z"),
            ..Appointment::default()
        }
    }

    #[test]
    fn an_appointment_of_ones_own_names_nobody() {
        let ann = Recipient::new("ann@example.test");
        let lines = [
            "BEGIN:VCALENDAR",
            "METHOD:PUBLISH",
            "PRODID:-//ews-sim//EN",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            "UID:1",
            "DTSTART:20130501T120000Z",
            "DTEND:20130501T130000Z",
            "DTSTAMP:20130401T080000Z",
            "CLASS:PUBLIC",
            "PRIORITY:5",
            "TRANSP:OPAQUE",
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        let appointment = Appointment { organizer: Some(&ann), ..lunch() };
        assert_eq!(appointment.to_text(), lines.join("\r\n"));
    }

    #[test]
    fn a_meeting_names_who_takes_part() {
        let ann = Recipient::new("ann@example.test").named("Ann \"A\" Lee");
        let people = [Recipient::new("bob@example.test"), Recipient::new("room@example.test")];
        let meeting = Appointment {
            organizer: Some(&ann),
            required_attendees: &people[..1],
            optional_attendees: std::slice::from_ref(&ann),
            resources: &people[1..],
            ..lunch()
        };
        let text = meeting.to_text().replace("\r\n ", "");
        for line in [
            "ORGANIZER;CN=\"Ann 'A' Lee\":mailto:ann@example.test\r\n",
            "ATTENDEE;ROLE=REQ-PARTICIPANT;CN=\"bob@example.test\":mailto:bob@example.test\r\n",
            "ATTENDEE;ROLE=OPT-PARTICIPANT;CN=\"Ann 'A' Lee\":mailto:ann@example.test\r\n",
            "ATTENDEE;ROLE=NON-PARTICIPANT;CUTYPE=RESOURCE;CN=\"room@example.test\"\
             :mailto:room@example.test\r\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn an_appointment_says_all_it_has() {
        let appointment = Appointment {
            is_all_day_event: true,
            start: time("2013-05-01T00:00:00Z"),
            end: time("2013-05-02T00:00:00Z"),
            subject: Some("Lunch, late"),
            location: Some("Room 1"),
            body: Some("a\r\nb"),
            legacy_free_busy_status: FreeBusy::Free,
            importance: Importance::High,
            sensitivity: Sensitivity::Private,
            categories: vec!["red", "blue"],
            reminder_minutes_before_start: Some(15),
            ..lunch()
        };
        let lines = [
            "UID:1",
            "SUMMARY:Lunch\\, late",
            "DTSTART;VALUE=DATE:20130501",
            "DTEND;VALUE=DATE:20130502",
            "DTSTAMP:20130401T080000Z",
            "LOCATION:Room 1",
            "DESCRIPTION:a\\nb",
            "CATEGORIES:red,blue",
            "CLASS:PRIVATE",
            "PRIORITY:1",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:REMINDER",
            "TRIGGER;RELATED=START:-PT15M",
            "END:VALARM",
            "END:VEVENT",
        ];
        let text = appointment.to_text();
        assert!(text.contains(&lines.join("\r\n")), "{text}");
    }

    #[test]
    fn every_word_has_its_own() {
        let statuses =
            [FreeBusy::Tentative, FreeBusy::Busy, FreeBusy::OutOfOffice, FreeBusy::WorkingElsewhere];
        assert_eq!(statuses.map(busy_status), ["TENTATIVE", "BUSY", "OOF", "WORKINGELSEWHERE"]);
        assert_eq!([Importance::Low, Importance::Normal].map(priority), ["9", "5"]);
        let sensitivities = [Sensitivity::Personal, Sensitivity::Confidential];
        assert_eq!(sensitivities.map(class), ["X-PERSONAL", "CONFIDENTIAL"]);
    }
}
