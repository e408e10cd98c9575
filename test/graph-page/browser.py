"""Chromium as the tests of the page drive it, and the screenshot in the README.

    python test/graph-page/browser.py docs/graph.png    makes the screenshot again, after `npm run build`
"""
import subprocess
import sys
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

ROOT = Path(__file__).resolve().parent.parent.parent
CLI = ROOT / "bin" / "pipectl.js"
FRAUD = ROOT / "manifests" / "fraud-xgboost" / "fraud-xgboost.pipeline.yaml"
CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-device-scale-factor=1",
]


def start(width=1300, height=860):
    """A browser of its own that writes down what pages log and load."""
    for file in (CHROMIUM, DRIVER):
        if not file.exists():
            raise RuntimeError(f"{file} is missing: install the packages chromium and chromium-driver.")
    options = Options()
    options.binary_location = str(CHROMIUM)
    for argument in [*ARGUMENTS, f"--window-size={width},{height}"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


def write_page(manifest, file, exit_code=0):
    """Draws a pipeline as a page, and gives what pipectl said."""
    done = subprocess.run(
        ["node", str(CLI), "graph", str(manifest), "--format", "html", "-o", str(file)],
        capture_output=True, text=True, timeout=120,
    )
    assert done.returncode == exit_code, done.stderr
    return done.stderr


def take_screenshot(target):
    """Shows the fraud example with a step open."""
    page = Path(target).with_suffix(".html").resolve()
    browser = start()
    try:
        write_page(FRAUD, page)
        browser.get(page.as_uri() + "#step=evaluate")
        browser.find_elements(By.CSS_SELECTOR, "#step details summary")[1].click()
        browser.save_screenshot(str(target))
    finally:
        browser.quit()
        page.unlink(missing_ok=True)


if __name__ == "__main__":
    take_screenshot(sys.argv[1])
