//! Errors a server has of itself: too much to do, or a failure inside.
//!
//! The simulator never meets them by itself. They are here for tests that want to see a client cope, with
//! texts and `MessageXml` as servers write them; [`Simulator::fault`](crate::Simulator::fault) and
//! [`Simulator::response_message`](crate::Simulator::response_message) put one into an answer.

use std::time::Duration;

use super::Error;
use crate::ResponseCode;

/// What a client does not get more of: a part of the throttling policy, and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThrottlingBudget<'a> {
    /// The part of the policy, for instance `ConcurrentSyncCalls`.
    pub policy_part: &'a str,
    /// Its value, for instance 5.
    pub policy_value: u32,
    /// After what time the client should come again.
    pub back_off: Duration,
}

impl ThrottlingBudget<'_> {
    /// The sentences that throttled answers end with; the doubled blanks are the server's.
    fn text(&self) -> String {
        format!(
            "This operation exceeds the throttling budget for policy part '{}', policy value '{}',  \
             Budget type: 'Ews'.  Suggested backoff time {} ms.",
            self.policy_part,
            self.policy_value,
            self.back_off.as_millis()
        )
    }
}

impl Error {
    /// `ErrorServerBusy` as a fault has it: come again after a while, given in milliseconds.
    #[must_use]
    pub fn server_busy(back_off: Duration) -> Self {
        let milliseconds = back_off.as_millis().to_string();
        Self::new(ResponseCode::ErrorServerBusy).with_value("BackOffMilliseconds", milliseconds)
    }

    /// `ErrorServerBusy` as a response message has it: the text names the budget that is used up.
    #[must_use]
    pub fn over_budget(budget: &ThrottlingBudget<'_>) -> Self {
        let busy = Self::server_busy(budget.back_off);
        let text = format!("{}, {}", busy.text(), budget.text());
        busy.with_text(text)
    }

    /// `ErrorExceededConnectionCount`: more requests at once than `limit`, which is 10 on Exchange 2010 and
    /// 27 on later servers.
    #[must_use]
    pub fn exceeded_connection_count(limit: u32) -> Self {
        let budget =
            ThrottlingBudget { policy_part: "MaxConcurrency", policy_value: limit, back_off: Duration::ZERO };
        Self::new(ResponseCode::ErrorExceededConnectionCount)
            .with_value("Policy", budget.policy_part)
            .with_value("MaxConcurrencyLimit", limit.to_string())
            .with_value("ErrorMessage", budget.text())
    }

    /// `ErrorInternalServerError` without anything about its cause.
    #[must_use]
    pub const fn internal_server_error() -> Self {
        Self::new(ResponseCode::ErrorInternalServerError)
    }

    /// The same error wrapped in `ErrorInternalServerError`, as servers wrap those of parts they are made of.
    #[must_use]
    pub fn within_internal_server_error(&self) -> Self {
        self.named_within_internal_server_error(self.code().name())
    }

    /// As [`within_internal_server_error`](Self::within_internal_server_error), with a code that the
    /// published schema lacks: servers have been seen to answer `ErrorQuotaExceededOnDelete`.
    #[must_use]
    pub fn named_within_internal_server_error(&self, code: &str) -> Self {
        Self::internal_server_error()
            .with_value("InnerErrorMessageText", self.text())
            .with_value("InnerErrorResponseCode", code)
            .with_value("InnerErrorDescriptiveLinkKey", "0")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(error: &Error) -> Vec<(&str, &str)> {
        error.values().iter().map(|it| (&*it.name, &*it.value)).collect()
    }

    #[test]
    fn a_busy_server_says_in_milliseconds_when_to_come_again() {
        let error = Error::server_busy(Duration::from_millis(297_749));
        assert_eq!(error.text(), "The server cannot service this request right now. Try again later.");
        assert_eq!(values(&error), [("BackOffMilliseconds", "297749")]);
    }

    #[test]
    fn a_budget_is_named_in_the_text() {
        let budget = ThrottlingBudget {
            policy_part: "ConcurrentSyncCalls",
            policy_value: 5,
            back_off: Duration::from_secs(5),
        };
        assert_eq!(
            Error::over_budget(&budget).text(),
            "The server cannot service this request right now. Try again later., This operation exceeds the \
             throttling budget for policy part 'ConcurrentSyncCalls', policy value '5',  \
             Budget type: 'Ews'.  Suggested backoff time 5000 ms."
        );
    }

    #[test]
    fn too_many_connections_are_three_values() {
        let error = Error::exceeded_connection_count(27);
        let message = "This operation exceeds the throttling budget for policy part 'MaxConcurrency', \
                       policy value '27',  \
                       Budget type: 'Ews'.  Suggested backoff time 0 ms.";
        let expected =
            [("Policy", "MaxConcurrency"), ("MaxConcurrencyLimit", "27"), ("ErrorMessage", message)];
        assert_eq!(values(&error), expected);
    }

    #[test]
    fn an_inner_error_is_three_values() {
        assert_eq!(values(&Error::internal_server_error()), []);
        let inner = Error::new(ResponseCode::ErrorQuotaExceeded);
        let error = inner.within_internal_server_error();
        assert_eq!(error.text(), "An internal server error occurred. The operation failed.");
        let expected = [
            ("InnerErrorMessageText", inner.text()),
            ("InnerErrorResponseCode", "ErrorQuotaExceeded"),
            ("InnerErrorDescriptiveLinkKey", "0"),
        ];
        assert_eq!(values(&error), expected);
        let error = inner.named_within_internal_server_error("ErrorQuotaExceededOnDelete");
        assert_eq!(values(&error)[1].1, "ErrorQuotaExceededOnDelete");
    }
}
