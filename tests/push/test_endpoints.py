"""Only addresses of trusted push services are written to, and only keys that a browser could have made."""

import base64

import pytest

from app.errors import Invalid
from app.push.endpoints import auth_secret, endpoint_rules, origin_of, receiver_key
from app.push.resolver import is_public
from tests.push.device import Device, base64url

RULES = endpoint_rules(())
GOOD = [
    "https://fcm.googleapis.com/fcm/send/abc:def-_=",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/QABC",
    "https://wns2-par02p.notify.windows.com/w/?token=abc%2bdef",
]
HOSTILE = [
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:443/x",
    "https://FCM.googleapis.com/x",
    "HTTPS://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com:0/x",
    "https://fcm.googleapis.com:99999/x",
    "https://fcm.googleapis.com:x/x",
    "https://user@fcm.googleapis.com/x",
    "https://fcm.googleapis.com@evil.test/x",
    "https://evil.test\\@fcm.googleapis.com/x",
    "https://evil.test#fcm.googleapis.com/x",
    "https://evil.test/?fcm.googleapis.com",
    "https://fcm.googleapis.com.evil.test/x",
    "https://evilfcm.googleapis.com/x",
    "https://fcm.googleapis.com./x",
    "https://googleapis.com/x",
    "https://push.services.mozilla.com/x",
    "https://fcm.googleapis.com /x",
    "https://fcm.googleapis.com\t/x",
    "https://fcm.googleapis.com/x\r\nHost: evil.test",
    "https://fcm.goog\u200bleapis.com/x",
    "https://ｆcm.googleapis.com/x",
    "https://fcm。googleapis.com/x",
    "https://localhost/x",
    "https://127.0.0.1/x",
    "https://127.1/x",
    "https://2130706433/x",
    "https://0x7f000001/x",
    "https://0177.0.0.1/x",
    "https://0/x",
    "https://[::1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://[::ffff:7f00:1]/x",
    "https://[fe80::1%25eth0]/x",
    "https://[fd00::1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://metadata.google.internal/x",
    "https://10.0.0.1/x",
    "https://192.168.1.1/x",
    "https://100.64.0.1/x",
    "https://home.example.org/api/sync",
    "https:///x",
    "https://",
    "https:fcm.googleapis.com/x",
    "//fcm.googleapis.com/x",
    "fcm.googleapis.com/x",
    "ftp://fcm.googleapis.com/x",
    "file:///etc/passwd",
    "gopher://fcm.googleapis.com/x",
    "javascript:alert(1)//fcm.googleapis.com",
    "data:text/plain,fcm.googleapis.com",
    "wss://fcm.googleapis.com/x",
    "",
    " ",
    "https://[fcm.googleapis.com]/x",
    "https://[::1",
    "https://fcm.googleapis.com/" + "x" * 2000,
]
PRIVATE = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254"),
    *("100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.1", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fc00::1", "fd12::1", "fe80::1"),
    *(
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "64:ff9b::7f00:1",
    ),
    *("64:ff9b::a00:1", "2001:0:0:0:0:0:80ff:fffe", "100::1", "64:ff9b:1::1"),
]


@pytest.mark.parametrize("endpoint", GOOD)
def test_the_push_services_of_todays_browsers_are_accepted(endpoint: str):
    RULES.check(endpoint)


@pytest.mark.parametrize("endpoint", HOSTILE)
def test_a_hostile_endpoint_is_refused_without_repeating_it(endpoint: str):
    with pytest.raises(Invalid) as refused:
        RULES.check(endpoint)
    assert refused.value.code == str(refused.value) == "push-endpoint"


def test_the_operator_can_add_a_push_service_and_its_hosts():
    rules = endpoint_rules(("push.example.org",))
    assert rules.allows("https://push.example.org/up?token=1")
    assert rules.allows("https://a.push.example.org/up")
    assert not rules.allows("https://example.org/up")


def test_an_address_of_a_machine_is_no_push_service_even_when_added():
    assert not endpoint_rules(("192.168.1.5",)).allows("https://192.168.1.5/x")
    assert not endpoint_rules(("::1",)).allows("https://[::1]/x")
    assert not endpoint_rules(("127.1",)).allows("https://127.1/x")


def test_the_audience_is_scheme_and_host():
    assert origin_of("https://fcm.googleapis.com/fcm/send/abc?x=1") == "https://fcm.googleapis.com"


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_never_public(address: str):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["142.250.1.1", "17.57.146.1", "2607:f8b0:4004:800::200a", "::ffff:8.8.8.8"]
)
def test_a_public_address_is(address: str):
    assert is_public(address)


def test_the_keys_of_a_browser_are_accepted_with_and_without_padding():
    device = Device("push.test", 443)
    assert receiver_key(base64url(device.p256dh)) == device.p256dh
    assert receiver_key(base64.urlsafe_b64encode(device.p256dh).decode()) == device.p256dh
    assert auth_secret(base64url(device.auth)) == device.auth


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x04" * 64,
        b"\x04" + b"\x01" * 64,
        b"\x04" + b"\x00" * 64,
        b"\x02" + b"\x01" * 32,
        Device("push.test", 443).p256dh + b"\x00",
        b"\x05" + Device("push.test", 443).p256dh[1:],
    ],
    ids=["empty", "short", "off-curve", "zero", "compressed", "long", "of-no-known-form"],
)
def test_a_key_that_is_no_point_on_the_curve_is_refused(raw: bytes):
    with pytest.raises(Invalid):
        receiver_key(base64url(raw))


@pytest.mark.parametrize(
    "text", ["", "AAAA", base64url(b"a" * 15), base64url(b"a" * 17), "ä" * 22, "!" * 22, "A" * 21]
)
def test_a_secret_of_another_length_is_refused(text: str):
    with pytest.raises(Invalid):
        auth_secret(text)
